import { get, postForm } from '../../../protocol/http.ts';
import { clientId, codeParts, inOrder } from '../../testing/made-code.ts';
import {
  as,
  asks,
  back,
  calls,
  json,
  lands,
  madeTrace,
  type Reply,
  token,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { metadata } from '../client-authentication/made-clients.ts';
import { callCases } from './cases-calls.ts';
import { accessToken, challenge, code, ending, invalid, opaque } from './made-scopes.ts';

const narrowed: RuleCases = {
  rule: 'scope_narrowed',
  fires: {
    'one is missing': () =>
      code({ ask: { scope: 'openid read:things write:things' }, tokens: { scope: 'openid read:things' } }),
    'a service gets less': () =>
      madeTrace('client-credentials', [
        token(
          { grant_type: 'client_credentials', client_id: clientId, scope: 'a b' },
          json(200, { access_token: opaque, scope: 'a' }),
        ),
      ]),
    'through the browser': () =>
      madeTrace('implicit', [
        asks({ response_type: 'token', client_id: clientId, scope: 'a b', state: 's' }),
        lands({ access_token: opaque, state: 's', scope: 'a' }, '#'),
      ]),
  },
  nearly: {
    'all of them': () => code({ tokens: { scope: 'read:things openid' } }),
    'no scope in the answer': () => code(),
    'openid is not repeated': () =>
      code({ ask: { scope: 'openid profile offline_access a' }, tokens: { scope: 'a' } }),
    'written longer': () =>
      code({ ask: { scope: 'openid User.Read' }, tokens: { scope: 'https://graph.example/User.Read' } }),
  },
  missing: {
    'no body in the answer': () =>
      madeTrace('authorization-code-pkce', [
        codeParts().ask,
        codeParts().land,
        { ...codeParts().swap, reply: { status: 200 }, responseLacks: ['body'] },
      ]),
  },
};

const refusedScope = json(400, { error: 'invalid_scope', error_description: 'Scope write:thing is unknown' });

const refused: RuleCases = {
  rule: 'scope_refused',
  fires: {
    'the authorization response': () =>
      madeTrace('authorization-code', [
        asks({ response_type: 'code', client_id: clientId, scope: 'openid write:thing', state: 's' }),
        lands({ error: 'invalid_scope', state: 's' }),
      ]),
    'the metadata does not list it': () =>
      madeTrace('client-credentials', [
        metadata({ scopes_supported: ['openid', 'write:things'] }),
        token({ grant_type: 'client_credentials', client_id: clientId, scope: 'write:thing' }, refusedScope),
      ]),
    'a pushed authorization request': () =>
      madeTrace('authorization-code', [
        back(
          postForm(`${as}/par`, [
            ['response_type', 'code'],
            ['client_id', clientId],
            ['scope', 'write:thing'],
          ]),
          refusedScope,
        ),
      ]),
    'a device': () =>
      madeTrace('device-authorization', [
        back(
          postForm(`${as}/device/code`, [
            ['client_id', clientId],
            ['scope', 'write:thing'],
          ]),
          refusedScope,
        ),
      ]),
    'a refresh for more': () =>
      code(
        {},
        token(
          { grant_type: 'refresh_token', refresh_token: 'r-1', client_id: clientId, scope: 'admin' },
          refusedScope,
        ),
      ),
  },
  nearly: {
    'another error': () =>
      madeTrace('authorization-code', [
        asks({ response_type: 'code', client_id: clientId, scope: 'openid', state: 's' }),
        lands({ error: 'access_denied', state: 's' }),
      ]),
    'all is right': () => code(),
  },
  missing: {
    'only the answer': () =>
      madeTrace('authorization-code', [lands({ error: 'invalid_scope', state: 's' })], ['beginning']),
  },
};

const userinfo = (accessToken: string, reply: Reply) =>
  back(get(`${as}/userinfo`, [['Authorization', `Bearer ${accessToken}`]]), reply);
const withoutOpenid = { ask: { scope: 'profile' }, tokens: { access_token: opaque, id_token: undefined } };

const openid: RuleCases = {
  rule: 'openid_missing',
  fires: {
    '/userinfo refuses the token': () =>
      ending(
        { ...withoutOpenid, ask: { scope: 'profile', nonce: undefined } },
        userinfo(opaque, { status: 403 }),
      ),
    'a nonce and no ID token; the app goes on: a note': () => code(withoutOpenid),
    'a nonce and no ID token, and nothing follows': () => ending(withoutOpenid),
    'the response type wants an ID token': () =>
      madeTrace('hybrid', [
        asks({
          response_type: 'code id_token',
          client_id: clientId,
          scope: 'profile',
          state: 's',
          nonce: 'n',
        }),
        lands({ error: 'invalid_request', state: 's' }, '#'),
      ]),
  },
  nearly: {
    'plain OAuth': () =>
      code({ ask: { scope: 'read:things', nonce: undefined }, tokens: { id_token: undefined } }),
    'an ID token came all the same': () => code({ ask: { scope: 'profile' } }),
    'the user said no': () =>
      madeTrace('hybrid', [
        asks({
          response_type: 'code id_token',
          client_id: clientId,
          scope: 'profile',
          state: 's',
          nonce: 'n',
        }),
        lands({ error: 'access_denied', state: 's' }, '#'),
      ]),
    'openid is there': () => code(),
  },
  missing: {
    'no token response': () =>
      madeTrace(
        'authorization-code',
        [codeParts({ ask: { scope: 'profile' } }).ask, codeParts().land],
        ['back channel'],
      ),
  },
};

const refresh = (given: string | undefined, reply = json(400, { error: 'invalid_request' })) =>
  token({ grant_type: 'refresh_token', refresh_token: given, client_id: clientId }, reply);

const offline: RuleCases = {
  rule: 'offline_access_missing',
  fires: {
    'refreshes with nothing': () => code({}, refresh(undefined)),
    'refreshes with the text undefined': () => code({}, refresh('undefined')),
    'lost the one that came': () => code({ tokens: { refresh_token: 'r-1' } }, refresh('')),
    'the server has offline_access, and the token ends': () =>
      madeTrace('authorization-code-pkce', [
        metadata({ scopes_supported: ['openid', 'offline_access'] }),
        ...inOrder(codeParts()),
        calls(
          accessToken(),
          challenge(401, 'Bearer error="invalid_token", error_description="The token expired"'),
        ),
      ]),
  },
  nearly: {
    'a refresh token came': () =>
      madeTrace('authorization-code-pkce', [
        metadata({ scopes_supported: ['openid', 'offline_access'] }),
        ...inOrder(codeParts({ tokens: { refresh_token: 'r-1' } })),
      ]),
    'no word of offline_access': () => code({}, calls(accessToken(), invalid)),
    'not asked for, and not missed': () =>
      madeTrace('authorization-code-pkce', [
        metadata({ scopes_supported: ['openid', 'offline_access'] }),
        ...inOrder(codeParts()),
      ]),
    'a refresh that is refused for another reason': () => code({}, refresh('r-1')),
  },
  missing: {
    'no token response': () =>
      madeTrace('authorization-code-pkce', [
        codeParts().ask,
        codeParts().land,
        { ...codeParts().swap, reply: { status: 200 }, responseLacks: ['body'] },
      ]),
  },
};

/** Cases for every rule about what a token is for. */
export const scopeCases: readonly RuleCases[] = [refused, narrowed, openid, offline, ...callCases];
