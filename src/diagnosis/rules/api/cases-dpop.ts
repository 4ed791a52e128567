import { accessTokenHash } from '../../../protocol/dpop.ts';
import { get, type Header } from '../../../protocol/http.ts';
import { type PrivateJwk, publicJwk } from '../../../protocol/jwt.ts';
import {
  accessClaims,
  codeParts,
  foreignKey,
  inOrder,
  jwt,
  now,
  serverKey,
} from '../../testing/made-code.ts';
import { api, as, calls, json, type Made, madeTrace, type Reply, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const accessToken = jwt(accessClaims, { header: { typ: 'at+jwt' } });
const url = `${api}/things`;
const refusal = (error = 'invalid_dpop_proof', headers: readonly Header[] = []): Reply => ({
  status: 401,
  headers: [['WWW-Authenticate', `DPoP error="${error}"`], ...headers],
});
const things = json(200, { things: [] });

const publicPart = (key: PrivateJwk) => {
  const { kty, n, e } = publicJwk(key);
  return { kty, n, e };
};

/** A proof in which all is right for a call to the made API, but for this. */
function proof(claims: object = {}, header: object = {}, key: PrivateJwk = foreignKey): Header {
  const right = { jti: 'p-1', htm: 'GET', htu: url, iat: now + 3, ath: accessTokenHash(accessToken) };
  const head = { typ: 'dpop+jwt', alg: 'RS256', kid: undefined, jwk: publicPart(key), ...header };
  return ['DPoP', jwt({ ...right, ...claims }, { header: head, key })];
}

const call = (
  headers: readonly Header[],
  reply: Reply = refusal(),
  sent = accessToken,
  more: Partial<Made> = {},
): Made => ({
  ...calls(undefined, reply),
  request: get(url, [['Authorization', `DPoP ${sent}`], ...headers]),
  ...more,
});

const ending = (...last: Made[]) =>
  madeTrace('authorization-code-pkce', [
    ...inOrder(codeParts({ tokens: { access_token: accessToken, token_type: 'DPoP' } })).slice(0, -1),
    ...last,
  ]);

const withoutHeaders = () => ending(call([], refusal(), accessToken, { requestLacks: ['headers'] }));

const proofs: RuleCases = {
  rule: 'dpop_proof',
  fires: {
    'another method': () => ending(call([proof({ htm: 'POST' })])),
    'another URL': () => ending(call([proof({ htu: `${as}/token` })])),
    'no hash of the token': () => ending(call([proof({ ath: undefined })])),
    'the hash of another token': () => ending(call([proof({ ath: accessTokenHash('other') })])),
    'made an hour ago': () => ending(call([proof({ iat: now - 3600 })])),
    'another typ': () => ending(call([proof({}, { typ: 'JWT' })])),
    'no key': () => ending(call([proof({}, { jwk: undefined })])),
    'by another key than its own': () =>
      ending(call([proof({}, { jwk: publicPart(foreignKey) }, serverKey)])),
    'no JWT': () => ending(call([['DPoP', 'proof']])),
    'two proofs': () => ending(call([proof(), proof({ jti: 'p-2' })])),
    'the same again': () => ending(call([proof()], things), call([proof()])),
    'none at all': () => ending(call([])),
    'nothing visible': () => ending(call([proof()])),
    'at the token endpoint': () =>
      madeTrace('client-credentials', [
        token(
          { grant_type: 'client_credentials', client_id: 'shop' },
          json(400, { error: 'invalid_dpop_proof' }),
          {
            headers: [proof({ htm: 'GET', htu: `${as}/token`, ath: undefined, iat: now })],
          },
        ),
      ]),
  },
  nearly: {
    'right and answered': () => ending(call([proof()], things)),
    'a query in the URL': () =>
      ending({
        ...call([proof()], refusal('invalid_token')),
        request: get(`${url}?page=2`, [['Authorization', `DPoP ${accessToken}`], proof()]),
      }),
    'seconds ahead': () => ending(call([proof({ iat: now + 30 })], refusal('invalid_token'))),
    'a nonce is asked for': () => ending(call([proof()], refusal('use_dpop_nonce'))),
    'wrong and answered': () => ending(call([proof({ htm: 'POST' })], things)),
  },
  missing: { 'no headers': withoutHeaders },
};

const asksForNonce = refusal('use_dpop_nonce', [['DPoP-Nonce', 'n-42']]);

const nonce: RuleCases = {
  rule: 'dpop_nonce',
  fires: {
    'never sent again': () => ending(call([proof()], asksForNonce)),
    'sent again without it': () =>
      ending(call([proof()], asksForNonce), call([proof({ jti: 'p-2' })], asksForNonce)),
  },
  nearly: {
    'sent again with it': () =>
      ending(call([proof()], asksForNonce), call([proof({ jti: 'p-2', nonce: 'n-42' })], things)),
    'never asked for': () => ending(call([proof()], things)),
  },
  missing: {
    'the trace ends there': () => madeTrace('unknown', [call([proof()], asksForNonce)], ['end']),
    'no headers': () => ending(call([], asksForNonce, accessToken, { requestLacks: ['headers'] })),
  },
};

const bound = jwt(
  { ...accessClaims, cnf: { jkt: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' } },
  { header: { typ: 'at+jwt' } },
);

const key: RuleCases = {
  rule: 'dpop_key',
  fires: {
    'not the one in cnf': () =>
      ending(call([proof({ ath: accessTokenHash(bound) })], refusal('invalid_token'), bound)),
    'not the one of the token request': () =>
      madeTrace('client-credentials', [
        token(
          { grant_type: 'client_credentials', client_id: 'shop' },
          json(200, { access_token: 'opaque-1', token_type: 'DPoP' }),
          {
            headers: [proof({ htm: 'POST', htu: `${as}/token`, ath: undefined })],
          },
        ),
        call(
          [proof({ ath: accessTokenHash('opaque-1') }, {}, serverKey)],
          refusal('invalid_token'),
          'opaque-1',
        ),
      ]),
  },
  nearly: {
    'the same key, refused': () =>
      madeTrace('client-credentials', [
        token(
          { grant_type: 'client_credentials', client_id: 'shop' },
          json(200, { access_token: 'opaque-1', token_type: 'DPoP' }),
          {
            headers: [proof({ htm: 'POST', htu: `${as}/token`, ath: undefined })],
          },
        ),
        call([proof({ ath: accessTokenHash('opaque-1') })], refusal('invalid_token'), 'opaque-1'),
      ]),
    'another one, answered': () => ending(call([proof({ ath: accessTokenHash(bound) })], things, bound)),
  },
  missing: { 'no headers': () => ending(call([], refusal(), bound, { requestLacks: ['headers'] })) },
};

/** Cases about DPoP. */
export const dpopCases: readonly RuleCases[] = [proofs, key, nonce];
