import { challenged, inactive, json, wrongMethod } from './testing/answers.ts';
import { introspect } from './testing/back-channel.ts';
import { as, by, raw, withHeaders } from './testing/change.ts';
import { legacy, machine, spa, web } from './testing/clients.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { tokens } from './testing/token-steps.ts';
import { absent, changed, forged, signedByServer, tampered, the, unsigned } from './testing/values.ts';

const token = the('access token');
const asking = (value: Parameters<typeof introspect>[0]) => introspect(value);

/** Asking about tokens: whoever may not know gets the same answer as for a token that is none. */
// biome-ignore format: a table is read by its columns
export const introspection: Topic = [
  ['RFC 7662 §2.1',   'nobody asks',                                     { ...introspect(), headers: {} },                               challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7662 §4',     'a public client asks',                            as(spa, { ...introspect(), headers: {} }),                      challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7662 §2.1',   'an access token instead of client credentials',   withHeaders({ Authorization: 'Bearer made-up' }, introspect()), challenged(401, 'Basic', 'invalid_client')],
  ['RFC 7662 §2.1',   'no token',                                        introspect({ token: absent }),                                  json(400, 'invalid_request')],
  ['RFC 6749 §3.2',   'an empty token counts as none',                   introspect({ token: '' }),                                      json(400, 'invalid_request')],
  ['RFC 6749 §3.2',   'two tokens',                                      introspect({ token: [token, token] }),                          json(400, 'invalid_request')],
  ['RFC 7662 §2.1',   'a GET, which would leave the token in logs',      by('GET', introspect()),                                        wrongMethod()],
  ['RFC 7662 §2.1',   'JSON instead of a form',                          withHeaders({ 'Content-Type': 'application/json' }, raw('{"token":"x"}', introspect())), json(400, 'invalid_request')],

  ['RFC 7662 §2.2',   'a token that nobody issued',                      asking({ token: 'made-up' }),                                   inactive()],
  ['RFC 7662 §2.2',   'a token that every JavaScript object has',        asking({ token: '__proto__' }),                                 inactive()],
  ['RFC 7662 §4',     'an expired token',                                after('an hour passed', asking({})),                            inactive()],
  ['RFC 7662 §4',     'a revoked token',                                 after('the access token was revoked', asking({})),              inactive()],
  ['RFC 7662 §4',     'a token whose refresh token was revoked',         after('the refresh token was revoked', asking({})),             inactive()],
  ['RFC 7662 §4',     'the token with another signature',                asking({ token: changed(token, tampered) }),                    inactive()],
  ['RFC 7662 §4',     'the token with other claims and the old signature', asking({ token: changed(token, forged({ scope: 'write:trips' })) }), inactive()],
  ['RFC 8725 §2.1',   'the token with alg none',                         asking({ token: changed(token, unsigned) }),                    inactive()],
  ['RFC 7662 §4',     'a token that the server signed and never issued', asking({ token: signedByServer((now) => ({ iss: 'https://auth.granttour.example/', aud: 'https://api.granttour.example/', exp: now + 60, jti: 'a', client_id: 'spa' })) }), inactive()],
  ['RFC 7662 §2.2',   'the ID token',                                    asking({ token: the('id token') }),                             inactive()],
  ['RFC 7662 §2.2',   'a token that is for the userinfo endpoint only',  { ...asking({}), before: [tokens(spa, { scope: 'openid', audience: absent })] }, inactive()],
  ['RFC 7662 §4',     'the API asks about a refresh token, which is not for it', asking({ token: the('refresh token') }),                inactive()],
  ['RFC 7662 §4',     'another client asks about this client\'s access token', as(web, { ...introspect(), headers: {} }),                inactive()],
  ['RFC 7662 §4',     'another client asks about this client\'s refresh token', as(legacy, { ...introspect({ token: the('refresh token') }), headers: {} }), inactive()],
  ['RFC 7662 §4',     'a machine asks about a user\'s access token',     as(machine, { ...introspect(), headers: {} }),                  inactive()],
  ['RFC 7662 §4',     'a refresh token that was used',                   after('the refresh token was used', asking({ token: the('first refresh token') })), inactive()],
];
