import {
  code,
  codeParts,
  foreignKey,
  halfHash,
  idClaims,
  inOrder,
  jwt,
  now,
} from '../../testing/made-code.ts';
import { calls, json, madeTrace, type Reply, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';
import { metadata } from '../client-authentication/made-clients.ts';
import { claimCases } from './cases-claims.ts';
import {
  accessToken,
  codeFlow,
  ending,
  frontChannel,
  idToken,
  pastedToken,
  withIdToken,
  withoutTokens,
} from './made-tokens.ts';

const invalid: Reply = { status: 401, headers: [['WWW-Authenticate', 'Bearer error="invalid_token"']] };
const things = json(200, { things: [] });
const sanitized = () =>
  madeTrace(
    'authorization-code-pkce',
    [codeParts().ask, codeParts().land, calls(undefined, invalid)],
    ['authorization'],
  );

const old = accessToken({ iat: now - 7200, exp: now - 3600 });
const opaque = 'opaque-Tk9aQw3';

const expired: RuleCases = {
  rule: 'access_token_expired',
  fires: {
    'its exp is over': () => ending({ tokens: { access_token: old } }, calls(old, invalid)),
    "by the API's Date": () =>
      ending(
        { tokens: { access_token: old } },
        calls(old, { ...invalid, headers: [['Date', 'Thu, 15 Jan 2026 10:00:05 GMT']] }),
      ),
    'expires_in is over': () =>
      ending({ tokens: { access_token: opaque, expires_in: '60' } }, calls(opaque, invalid, { after: 90 })),
    'the API says so': () =>
      madeTrace('unknown', [
        calls(opaque, {
          status: 401,
          headers: [['WWW-Authenticate', 'Bearer error="invalid_token", error_description="Token expired"']],
        }),
      ]),
    'then refreshed: a note': () =>
      ending(
        { tokens: { access_token: old, refresh_token: 'r' } },
        calls(old, invalid),
        token(
          { grant_type: 'refresh_token', refresh_token: 'r', client_id: 'shop' },
          json(200, { access_token: opaque }),
        ),
        calls(opaque, things),
      ),
  },
  nearly: {
    'still valid, refused': () => ending({}, calls(accessToken({ jti: '3' }), invalid)),
    'over, and answered': () => ending({ tokens: { access_token: old } }, calls(old, things)),
    'a broken expires_in': () =>
      ending({ tokens: { access_token: opaque, expires_in: 'soon' } }, calls(opaque, invalid)),
  },
  missing: { sanitized },
};

const none: RuleCases = {
  rule: 'algorithm_none',
  fires: {
    none: () => withIdToken(idToken({}, { alg: 'none' })),
    'in capitals, through the browser': () =>
      frontChannel('id_token', { id_token: idToken({}, { alg: 'NONE' }) }),
  },
  nearly: { signed: () => codeFlow(), ES256: () => withIdToken(idToken({}, { alg: 'ES256' })) },
  missing: { 'no token response': () => withoutTokens() },
};

const hs = idToken({}, { alg: 'HS256' });

const unexpected: RuleCases = {
  rule: 'algorithm_unexpected',
  fires: {
    'HS256 for a public client': () => withIdToken(hs),
    'not in the metadata': () =>
      madeTrace('authorization-code-pkce', [
        metadata({ id_token_signing_alg_values_supported: ['ES256', 'PS256'] }),
        ...inOrder(codeParts()),
      ]),
  },
  nearly: {
    'HS256 for a client with a secret': () => withIdToken(hs, { swap: { client_secret: 's3cr3t-s3cr3t' } }),
    'in the metadata': () =>
      madeTrace('authorization-code-pkce', [
        metadata({ id_token_signing_alg_values_supported: ['RS256'] }),
        ...inOrder(codeParts()),
      ]),
    'EdDSA without metadata': () => withIdToken(idToken({}, { alg: 'EdDSA' })),
  },
  missing: {
    'no token response': () => withoutTokens(),
    'HS256, and nobody sees whether there is a secret': () => ({
      ...withIdToken(hs),
      imported: { title: 'x', lacks: ['authorization'], exporters: [], origins: {} },
    }),
  },
};

const noKeys = (changes = {}) => {
  const { ask, answer, land, swap } = codeParts(changes);
  return madeTrace('authorization-code-pkce', [ask, answer, land, swap]);
};

const key: RuleCases = {
  rule: 'key_not_found',
  fires: { 'another kid': () => withIdToken(idToken({}, { kid: 'demo-2' })) },
  nearly: {
    'the kid is there': () => codeFlow(),
    'no kid': () => withIdToken(idToken({}, { kid: undefined })),
    'an algorithm that is not verified here': () => withIdToken(idToken({}, { alg: 'ES512', kid: 'x' })),
  },
  missing: { 'no key set': () => noKeys() },
};

const forged = jwt(idClaims, { key: foreignKey });
const [head, , signature] = idToken().split('.');
const changed = `${head}.${idToken({ sub: 'bo' }).split('.')[1]}.${signature}`;

const bad: RuleCases = {
  rule: 'signature_invalid',
  fires: {
    'by another key under the same name': () => withIdToken(forged),
    'claims were changed': () => withIdToken(changed),
    'pasted together with the key set': () => pastedToken(forged),
  },
  nearly: {
    good: () => codeFlow(),
    'pasted together with the key set': () => pastedToken(idToken()),
    'an encrypted token': () => withIdToken('eyJh.eyJi.iv12.Y2lwaGVy.dGFn'),
    'a sanitizer was there': () => withIdToken(`${head}.${idToken().split('.')[1]}.redacted`),
  },
  missing: {
    'no key set': () => noKeys(),
    'pasted alone': () => pastedToken(forged, []),
    'no token response': () => withoutTokens(),
  },
};

const atHash: RuleCases = {
  rule: 'at_hash_mismatch',
  fires: {
    'the hash of another token': () => codeFlow({ idToken: { at_hash: halfHash('another') } }),
    'through the browser': () =>
      frontChannel('id_token token', { access_token: opaque, id_token: idToken({ at_hash: halfHash('x') }) }),
  },
  nearly: {
    'the right hash': () =>
      codeFlow({ tokens: { access_token: opaque }, idToken: { at_hash: halfHash(opaque) } }),
    'no hash': () => codeFlow(),
    'an algorithm whose hash is not said': () => withIdToken(idToken({ at_hash: 'x' }, { alg: 'EdDSA' })),
    'no access token beside it': () => frontChannel('id_token', { id_token: idToken({ at_hash: 'x' }) }),
  },
  missing: {
    'a sanitizer was there': () =>
      codeFlow({ tokens: { access_token: '[REDACTED]' }, idToken: { at_hash: halfHash('x') } }),
  },
};

const cHash: RuleCases = {
  rule: 'c_hash_mismatch',
  fires: {
    'the hash of another code': () =>
      frontChannel('code id_token', { code, id_token: idToken({ c_hash: halfHash('x') }) }),
    'in the token response': () => codeFlow({ idToken: { c_hash: halfHash('x') } }),
  },
  nearly: {
    'the right hash': () =>
      frontChannel('code id_token', { code, id_token: idToken({ c_hash: halfHash(code) }) }),
    'no hash': () => codeFlow(),
  },
  missing: {
    'no code': () => frontChannel('code id_token', { id_token: idToken({ c_hash: halfHash(code) }) }),
  },
};

const noHash: RuleCases = {
  rule: 'hash_missing',
  fires: {
    'no c_hash': () => frontChannel('code id_token', { code, id_token: idToken() }),
    'no at_hash': () => frontChannel('id_token token', { access_token: opaque, id_token: idToken() }),
  },
  nearly: {
    'both are there': () =>
      frontChannel('code id_token token', {
        ...{ code, access_token: opaque },
        id_token: idToken({ c_hash: halfHash(code), at_hash: halfHash(opaque) }),
      }),
    'the code flow needs none': () => codeFlow(),
    'an ID token alone': () => frontChannel('id_token', { id_token: idToken() }),
  },
  missing: {},
  neverMissing:
    'The ID token and what came beside it stand in one message: it is there, or the rule does not apply.',
};

const asAccess: RuleCases = {
  rule: 'id_token_as_access_token',
  fires: {
    'the one of the token response': () => {
      const own = idToken({ jti: 'own' });
      return ending({ tokens: { id_token: own } }, calls(own, invalid));
    },
    'one with a nonce, issued elsewhere': () => ending({}, calls(idToken({ jti: 'other' }), invalid)),
  },
  nearly: {
    'an access token, refused': () => ending({}, calls(accessToken({ jti: '4' }), invalid)),
    'an API that takes ID tokens': () => {
      const own = idToken({ jti: 'own' });
      return ending({ tokens: { id_token: own } }, calls(own, things));
    },
  },
  missing: { sanitized },
};

const whole = accessToken({ jti: 'whole' });
const sends = (text: string) => ending({ tokens: { access_token: whole } }, calls(text, invalid));

const malformed: RuleCases = {
  rule: 'token_malformed',
  fires: {
    'cut at the end': () => sends(whole.slice(0, -40)),
    'quotation marks': () => sends(`"${whole}"`),
    'the text undefined': () => sends('undefined'),
    'an object': () => sends('[object Object]'),
    'a JSON object': () => sends(`{"access_token":"${whole}"}`),
    'an ID token that is cut': () => withIdToken(idToken().slice(0, 60)),
  },
  nearly: {
    'whole, refused': () => sends(whole),
    'another token': () => sends(accessToken({ jti: 'x' })),
    'an encrypted ID token': () => withIdToken('eyJh.eyJi.iv12.Y2lwaGVy.dGFn'),
  },
  missing: {
    sanitized,
    'a sanitizer was there': () => sends('[redacted]'),
    'a name in place of the ID token': () => withIdToken('3f9a61c07b2e'),
  },
};

/** Cases for every rule about tokens. */
export const tokenCases: readonly RuleCases[] = [
  ...claimCases,
  expired,
  none,
  unexpected,
  key,
  bad,
  atHash,
  cHash,
  noHash,
  asAccess,
  malformed,
];
