import { clientId, codeParts } from '../../testing/made-code.ts';
import { answers, api, asks, calls, json, lands, madeTrace, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { accessToken, challenge, code, ending, invalid, opaque } from './made-scopes.ts';

const wants = 'Bearer error="insufficient_scope", scope="read:things write:things"';
const insufficient: RuleCases = {
  rule: 'insufficient_scope',
  fires: {
    'the claim lacks it': () => code({}, calls(accessToken(), challenge(403, wants))),
    'the answer lacked it': () =>
      ending(
        { tokens: { access_token: opaque, scope: 'read:things' } },
        calls(opaque, challenge(403, wants)),
      ),
    'the API does not say which': () =>
      code({}, calls(accessToken(), challenge(403, 'Bearer error="insufficient_scope"'))),
    'a list in scp': () =>
      code({}, calls(accessToken({ scope: undefined, scp: ['read:things'] }), challenge(403, wants))),
  },
  nearly: {
    '403 of its own': () =>
      code({}, calls(accessToken(), { status: 403, body: '{"message":"not your thing"}' })),
    invalid_token: () => code({}, calls(accessToken(), challenge(401, 'Bearer error="invalid_token"'))),
    answered: () => code(),
  },
  missing: {
    'no headers in the answer': () =>
      code({}, calls(accessToken(), { status: 403 }, { responseLacks: ['headers'] })),
    'opaque, and nothing says its scope': () => madeTrace('unknown', [calls(opaque, challenge(403, wants))]),
  },
};

const targeted = {
  response_type: 'code',
  client_id: clientId,
  scope: 'openid',
  state: 's',
  resource: 'things',
};

const target: RuleCases = {
  rule: 'target_refused',
  fires: {
    'the authorization response': () =>
      madeTrace('authorization-code', [asks(targeted), lands({ error: 'invalid_target', state: 's' })]),
    'the token response': () =>
      madeTrace('client-credentials', [
        token(
          { grant_type: 'client_credentials', client_id: clientId, audience: `${api}/` },
          json(400, { error: 'invalid_target', error_description: 'unknown' }),
        ),
      ]),
  },
  nearly: {
    'a resource that is taken': () => code({ ask: { resource: api } }),
    'another error': () =>
      madeTrace('authorization-code', [asks(targeted), lands({ error: 'invalid_scope', state: 's' })]),
  },
  missing: {
    'only the answer': () =>
      madeTrace('authorization-code', [
        answers({ error: 'invalid_target' }),
        lands({ error: 'invalid_target' }),
      ]),
  },
};

const unnamed: RuleCases = {
  rule: 'audience_missing',
  fires: {
    'opaque and refused': () => ending({ tokens: { access_token: opaque } }, calls(opaque, invalid)),
    'another attempt has a JWT': () => [
      ending({ tokens: { access_token: opaque } }, calls(opaque, invalid)),
      code({ ask: { audience: api } }),
    ],
  },
  nearly: {
    'an audience was named': () =>
      ending({ ask: { audience: api }, tokens: { access_token: opaque } }, calls(opaque, invalid)),
    'a JWT': () => code({}, calls(accessToken({ jti: 'x' }), invalid)),
    'opaque and answered': () => ending({ tokens: { access_token: opaque } }, calls(opaque, json(200, {}))),
    'answered before': () =>
      ending({ tokens: { access_token: opaque } }, calls(opaque, json(200, {})), calls(opaque, invalid)),
  },
  missing: { 'only the call': () => madeTrace('unknown', [calls(opaque, invalid)], ['beginning']) },
};

const other = 'https://billing.example';

const audience: RuleCases = {
  rule: 'access_token_audience',
  fires: {
    'another API': () => ending({ accessToken: { aud: other } }, calls(accessToken({ aud: other }), invalid)),
    'another one than was asked for': () =>
      ending(
        { ask: { audience: 'things-api' }, tokens: { access_token: accessToken({ aud: 'billing-api' }) } },
        calls(accessToken({ aud: 'billing-api' }), invalid),
      ),
    'the API took another audience': () => [
      ending({}, calls(accessToken({ aud: 'billing' }), invalid)),
      ending({}, calls(accessToken({ aud: 'things' }), json(200, {}))),
    ],
    'the API says so': () =>
      ending(
        {},
        calls(
          accessToken({ aud: 'billing' }),
          challenge(401, 'Bearer error="invalid_token", error_description="audience invalid"'),
        ),
      ),
  },
  nearly: {
    'the API itself, refused': () => ending({}, calls(accessToken({ jti: 'y' }), invalid)),
    'a name that says nothing': () => ending({}, calls(accessToken({ aud: 'things' }), invalid)),
    'a list with the API': () => ending({}, calls(accessToken({ aud: ['x', `${api}/things`] }), invalid)),
    'another one, answered': () => ending({}, calls(accessToken({ aud: other }), json(200, {}))),
  },
  missing: {
    sanitized: () =>
      madeTrace('authorization-code-pkce', [codeParts().ask, calls(undefined, invalid)], ['authorization']),
  },
};

/** Cases about what APIs want. */
export const callCases: readonly RuleCases[] = [insufficient, target, unnamed, audience];
