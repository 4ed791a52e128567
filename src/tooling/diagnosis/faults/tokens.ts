import { clientKey } from '../../../lab/keys.ts';
import type { HttpRequest } from '../../../protocol/http.ts';
import type { Fault } from '../scene.ts';
import { signed, unsigned } from '../world/resign.ts';
import { changed, claims, claimsBy, toUserinfo, withHeader, without } from './changes.ts';

const now = () => Math.floor(Date.now() / 1000);
const toApi = ({ url }: HttpRequest) => new URL(url).pathname === '/things';

/** What goes wrong with what tokens say and where they go. */
export const tokenFaults = {
  'another nonce': {
    rules: ['nonce_mismatch'],
    shows: 'back',
    twist: claims({ nonce: 'n-0S6WzA2Mj-of-yesterday' }),
  },
  'no nonce in the ID token': {
    rules: ['nonce_missing_in_id_token'],
    shows: 'back',
    twist: claims({ nonce: undefined }),
  },
  'issuer with a slash': {
    ...{ rules: ['issuer_mismatch'], shows: 'back' },
    twist: claimsBy(({ iss }) => ({ iss: `${iss}/` })),
  },
  'ID token for another client': {
    ...{ rules: ['audience_mismatch'], shows: 'back' },
    twist: claims({ aud: 'warehouse', azp: undefined }),
  },
  'ID token expired': {
    ...{ rules: ['id_token_expired'], shows: 'back' },
    twist: claimsBy(() => ({ iat: now() - 7_200, exp: now() - 3_600 })),
  },
  'ID token of the future': {
    ...{ rules: ['clock_skew', 'token_not_yet_valid'], shows: 'back' },
    twist: claimsBy(() => ({ iat: now() + 600, nbf: now() + 600, exp: now() + 4_200 })),
  },
  'ID token without a signature': {
    ...{ rules: ['algorithm_none'], shows: 'back' },
    twist: { idToken: unsigned },
  },
  'key that is not published': {
    ...{ rules: ['key_not_found'], shows: 'back' },
    twist: {
      idToken: ({ header, claims: same }) =>
        signed({ header: { ...header, kid: 'rotated-2' }, claims: same }, clientKey),
    },
  },
  'signature of another key': {
    ...{ rules: ['signature_invalid'], shows: 'back' },
    twist: { idToken: (draft) => signed(draft, clientKey) },
  },
  'at_hash of another token': {
    ...{ rules: ['at_hash_mismatch'], shows: 'back' },
    twist: claims({ at_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
  },
  'c_hash of another code': {
    ...{ rules: ['c_hash_mismatch'], shows: 'front' },
    twist: claims({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
  },
  'userinfo of somebody else': {
    ...{ rules: ['subject_mismatch'], shows: 'back' },
    twist: {
      proxy: changed(toUserinfo, (response) => ({
        ...response,
        body: response.body.replace(/"sub":"[^"]*"/, '"sub":"user-ben"'),
      })),
    },
  },
  'no openid in the scope': {
    ...{ rules: ['openid_missing', 'insufficient_scope'], shows: 'back' },
    twist: { options: { scope: 'profile email', nonce: false } },
  },
  'opaque token to an API that wants JWTs': {
    ...{ rules: ['audience_missing'], shows: 'back' },
    twist: { options: { visits: ['/things'] } },
  },
  'ID token to the API': {
    ...{ rules: ['id_token_as_access_token'], shows: 'back' },
    twist: { options: { bearer: 'id_token', visits: ['/things'] } },
  },
  'token for another API': {
    ...{ rules: ['access_token_audience'], shows: 'headers' },
    twist: { options: { audience: '/other' } },
  },
  'token without the scope': {
    ...{ rules: ['insufficient_scope'], shows: 'headers' },
    twist: { options: { calls: ['GET', 'POST'] } },
  },
  'access token expired': {
    ...{ rules: ['access_token_expired'], shows: 'headers' },
    twist: { settings: { accessTtl: 1 }, options: { wait: 2_100 } },
  },
  'token in the address': {
    ...{ rules: ['token_in_url'], shows: 'back' },
    twist: {
      send: (request) => {
        const token = request.headers
          .find(([name]) => name.toLowerCase() === 'authorization')?.[1]
          .split(' ')[1];
        return toApi(request) && token
          ? { ...without(request, /^authorization$/i), url: `${request.url}?access_token=${token}` }
          : request;
      },
    },
  },
  'no token at the API': {
    ...{ rules: ['api_token_missing'], shows: 'headers' },
    twist: { send: (request) => (toApi(request) ? without(request, /^authorization$/i) : request) },
  },
  'bound token as a bearer': {
    ...{ rules: ['api_scheme_wrong'], shows: 'back' },
    twist: {
      send: (request) => {
        const [scheme, token] =
          request.headers.find(([name]) => name === 'authorization')?.[1].split(' ') ?? [];
        return scheme?.toLowerCase() === 'dpop'
          ? withHeader(without(request, /^dpop$/i), ['authorization', `Bearer ${token}`])
          : request;
      },
    },
  },
} satisfies Record<string, Omit<Fault, 'id'>>;
