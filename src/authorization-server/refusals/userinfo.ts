import { challenged } from './testing/answers.ts';
import { clientCredentials, userinfo } from './testing/back-channel.ts';
import { as, by, withHeaders, withParameters } from './testing/change.ts';
import { machine, spa } from './testing/clients.ts';
import { post } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { send } from './testing/steps.ts';
import { tokens } from './testing/token-steps.ts';
import {
  absent,
  bearer,
  byPublicKey,
  changed,
  forged,
  signedByServer,
  tampered,
  the,
  unsigned,
  withJwtHeader,
} from './testing/values.ts';

const token = the('access token');
const withToken = (value: Parameters<typeof bearer>[0]) => userinfo({ Authorization: bearer(value) });
const url = 'https://auth.granttour.example/userinfo';
const claims = {
  iss: 'https://auth.granttour.example/',
  sub: 'user-ana',
  client_id: 'spa',
  scope: 'openid',
  jti: 'made-up',
};

/** Presenting an access token to the userinfo endpoint. */
// biome-ignore format: a table is read by its columns
export const presentingTokens: Topic = [
  ['RFC 6750 §3.1',      'no token: the scheme, and no error code',        userinfo({}),                                               challenged(401, 'Bearer')],
  ['RFC 6750 §3.1',      'another authentication scheme',                  userinfo({ Authorization: 'Basic c3BhOg==' }),              challenged(401, 'Bearer')],
  ['RFC 6750 §2.3',      'a token in the query is not looked for',         withParameters({ access_token: token }, userinfo({})),      challenged(401, 'Bearer')],
  ['RFC 6750 §2.1',      'the scheme without a token',                     userinfo({ Authorization: 'Bearer' }),                      challenged(400, 'Bearer', 'invalid_request')],
  ['RFC 6750 §2.1',      'a token with a forbidden character',             userinfo({ Authorization: 'Bearer a,b' }),                  challenged(400, 'Bearer', 'invalid_request')],
  ['RFC 6750 §2',        'a token in the header and in the form',          by('POST', withParameters({ access_token: token }, userinfo())), challenged(400, 'Bearer', 'invalid_request')],
  ['RFC 6750 §2',        'two tokens in the form',                         by('POST', withParameters({ access_token: [token, token] }, userinfo({}))), challenged(400, 'Bearer', 'invalid_request')],
  ['RFC 6750 §2',        'two Authorization headers',                      userinfo({ Authorization: [bearer(token), bearer(token)] }), challenged(400, 'Bearer', 'invalid_request')],
  ['RFC 6750 §2.2',      'a token in a form that does not say it is one',  by('POST', withHeaders({ 'Content-Type': 'text/plain' }, withParameters({ access_token: token }, userinfo({})))), challenged(401, 'Bearer')],
  ['RFC 6750 §3.1',      'a token that is no JWT',                         withToken('made-up'),                                       challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 6750 §3.1',      'an expired token',                               after('an hour passed', userinfo()),                        challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 7009 §2.1',      'a revoked token',                                after('the access token was revoked', userinfo()),          challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 7009 §2.1',      'a token whose refresh token was revoked',        after('the refresh token was revoked', userinfo()),         challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 8725 §2.1',      'the token with alg none',                        withToken(changed(token, unsigned)),                        challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9068 §4',        'the token with another signature',               withToken(changed(token, tampered)),                        challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9068 §4',        'the token with another user and the old signature', withToken(changed(token, forged({ sub: 'user-ben' }))),  challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9068 §4',        'the token with more scope and the old signature', withToken(changed(token, forged({ scope: 'openid email' }))), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 7515 §4.1.4',    'the token with a path for a kid',                withToken(changed(token, withJwtHeader({ kid: '../../etc/passwd' }))), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 8725 §3.5',      'the token with HS256, the public key being the secret', withToken(changed(token, byPublicKey)),               challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 7515 §4.1.2',    'the token with the address of other keys (jku)', withToken(changed(token, withJwtHeader({ jku: 'https://attacker.example/jwks' }))), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 7515 §4.1.3',    'the token with a key of its own (jwk)',          withToken(changed(token, withJwtHeader({ jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } }))), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9068 §4',        'the ID token instead of the access token',       withToken(the('id token')),                                 challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 6749 §1.5',      'the refresh token instead of the access token',  withToken(the('refresh token')),                            challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9068 §4',        'a token signed by the server that it never issued', withToken(signedByServer((now) => ({ ...claims, aud: url, exp: now + 60 }))), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9068 §4',        'a token of another issuer',                      withToken(signedByServer((now) => ({ ...claims, iss: 'https://other.example/', aud: url, exp: now + 60 }))), challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9700 §2.3',      'a token for the API only',                       { ...userinfo(), before: [tokens(spa, { scope: 'read:trips' })] }, challenged(401, 'Bearer', 'invalid_token')],
  ['RFC 9700 §4.15',     'a token that a machine got for itself, not for a user', { ...userinfo(), before: [send(as(machine, clientCredentials()))] }, challenged(401, 'Bearer', 'invalid_token')],
  ['OIDC Core §5.3.1',   'a token without the scope openid',               { ...userinfo(), before: [tokens(spa, { scope: 'profile', audience: absent })] }, challenged(403, 'Bearer', 'insufficient_scope')],
  ['RFC 6749 §3.1',      'a parameter twice',                              { ...post('userinfo', { a: ['1', '2'] }), headers: userinfo().headers, before: userinfo().before }, challenged(400, 'Bearer', 'invalid_request')],
];
