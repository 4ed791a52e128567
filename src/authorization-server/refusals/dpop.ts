import { asksForNonce, challenged, json, redirected } from './testing/answers.ts';
import { boundUserinfo, exchange, exchangeBy, push, refresh, userinfo } from './testing/back-channel.ts';
import { under } from './testing/change.ts';
import { bound, spa } from './testing/clients.ts';
import { authorize } from './testing/front-channel.ts';
import {
  otherKey,
  otherThumbprint,
  type ProofChanges,
  proofByHmac,
  proven,
  thumbprint,
} from './testing/proofs.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { wait } from './testing/steps.ts';
import { boundTokens, code, nonce, pushedCode } from './testing/token-steps.ts';
import { bearer, changed, forged, tampered, the, unsigned } from './testing/values.ts';

/** The SPA redeems its code with a proof that is wrong in this. */
const redeemed = (changes: ProofChanges = {}) => proven(exchange(), changes);
const nonceWanted = (changes: ProofChanges = {}) => under({ requireDpopNonce: true }, redeemed(changes));

const token = the('access token');
/** The SPA shows its bound token with a proof that is wrong in this. */
const shown = (changes: ProofChanges = {}) => proven(boundUserinfo, { ath: token, ...changes });
const boundRefresh = { ...refresh(), before: [boundTokens()] };

/** Proof of possession. */
// biome-ignore format: a table is read by its columns
export const dpop: Topic = [
  ['RFC 9449 §5.2',    'no proof from a client that must send one',      exchangeBy(bound),                                             json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'two proofs',                                     { ...redeemed(), headers: { DPoP: [proven(exchange()).headers['DPoP'], proven(exchange()).headers['DPoP']] as never } }, json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'a proof that is no JWT',                         { ...exchange(), headers: { DPoP: 'made-up' } },               json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'no typ',                                         redeemed({ header: { typ: undefined } }),                      json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'the typ of another JWT',                         redeemed({ header: { typ: 'JWT' } }),                          json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §11.6',   'alg none',                                       { ...exchange(), headers: { DPoP: changed(proven(exchange()).headers['DPoP'] as never, unsigned) } }, json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'HMAC with a secret for a jwk',                   { ...exchange(), headers: { DPoP: proofByHmac(exchange()) } }, json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'a jwk that is no key',                           redeemed({ header: { jwk: { kty: 'EC' } } }),                  json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'a jwk that is a text',                           redeemed({ header: { jwk: 'made-up' } }),                      json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'a jti that is no text',                          redeemed({ claims: { jti: 7 } }),                              json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'an htu that is no URL',                          redeemed({ claims: { htu: 'token' } }),                        json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'no jwk',                                         redeemed({ header: { jwk: undefined } }),                      json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'a jwk with the private key in it',               redeemed({ header: { jwk: otherKey.privateKey.export({ format: 'jwk' }) }, signer: otherKey.privateKey }), json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'signed by another key than the jwk',             redeemed({ signer: otherKey.privateKey }),                     json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'a signature with other last characters',         { ...exchange(), headers: { DPoP: changed(proven(exchange()).headers['DPoP'] as never, tampered) } }, json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'other claims and the old signature',             { ...exchange(), headers: { DPoP: changed(proven(exchange()).headers['DPoP'] as never, forged({ jti: 'other' })) } }, json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'no htm',                                         redeemed({ claims: { htm: undefined } }),                      json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'made for another method',                        redeemed({ claims: { htm: 'GET' } }),                          json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'the method in lower case',                       redeemed({ claims: { htm: 'post' } }),                         json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'no htu',                                         redeemed({ claims: { htu: undefined } }),                      json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'made for another endpoint',                      redeemed({ claims: { htu: 'https://auth.granttour.example/userinfo' } }), json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'made for another server',                        redeemed({ claims: { htu: 'https://other.example/oauth/token' } }), json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'made for http',                                  redeemed({ claims: { htu: 'http://auth.granttour.example/oauth/token' } }), json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'no iat',                                         redeemed({ claims: { iat: undefined } }),                      json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §11.1',   'a proof of an hour ago',                         redeemed({ issued: -3600 }),                                   json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §11.1',   'a proof of an hour ahead',                       redeemed({ issued: 3600 }),                                    json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'an iat that is no number',                       redeemed({ claims: { iat: 'now' } }),                          json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'no jti',                                         redeemed({ claims: { jti: undefined } }),                      json(400, 'invalid_dpop_proof')],
  ['RFC 9449 §11.1',   'a proof that was used (replay)',                 after('that proof was used', redeemed({ claims: { jti: 'proof-1' } })), json(400, 'invalid_dpop_proof')],

  // a nonce of the server's, where the policy wants one
  ['RFC 9449 §8',      'no nonce',                                       nonceWanted(),                                                 asksForNonce(400)],
  ['RFC 9449 §8.1',    'a nonce of an hour ago',                         { ...nonceWanted({ nonce: the('nonce') }), before: [nonce, wait(3600), ...exchange().before] }, asksForNonce(400)],
  ['RFC 9449 §8',      'a nonce that nobody gave out',                   nonceWanted({ claims: { nonce: 'made-up' } }),                 asksForNonce(400)],

  // the code bound to a key
  ['RFC 9449 §10',     'a dpop_jkt that is no thumbprint',               authorize({ dpop_jkt: 'short' }),                              redirected('invalid_request')],
  ['RFC 9449 §10',     'the code of one key with the proof of another',  { ...redeemed({ key: otherKey }), before: [code(spa, { dpop_jkt: thumbprint })] }, json(400, 'invalid_grant')],
  ['RFC 9449 §10',     'the code of a key without a proof',              { ...exchange(), before: [code(spa, { dpop_jkt: thumbprint })] }, json(400, 'invalid_grant')],
  ['RFC 9449 §10.1',   'the code of a request that was pushed with a proof, without a proof', { ...exchange(), before: [pushedCode] }, json(400, 'invalid_grant')],
  ['RFC 9449 §10.1',   'the code of a request that was pushed with a proof, with the proof of another key', { ...redeemed({ key: otherKey }), before: [pushedCode] }, json(400, 'invalid_grant')],
  ['RFC 9449 §10.1',   'a pushed request for one key with the proof of another', proven(push({ dpop_jkt: otherThumbprint })),           json(400, 'invalid_request')],

  // the refresh token of a public client
  ['RFC 9449 §5',      'a refresh without a proof',                      boundRefresh,                                                  json(400, 'invalid_grant')],
  ['RFC 9449 §5',      'a refresh with the proof of another key',        proven(boundRefresh, { key: otherKey }),                       json(400, 'invalid_grant')],

  // the token at the userinfo endpoint
  ['RFC 9449 §7.2',    'a bound token as a bearer token',                { ...userinfo(), before: [boundTokens()] },                    challenged(401, 'DPoP', 'invalid_token')],
  ['RFC 9449 §7.1',    'a bound token without a proof',                  boundUserinfo,                                                 challenged(401, 'DPoP', 'invalid_dpop_proof')],
  ['RFC 9449 §7.1',    'a bound token with the proof of another key',    shown({ key: otherKey }),                                      challenged(401, 'DPoP', 'invalid_token')],
  ['RFC 9449 §7.1',    'a token that is not bound, as if it were',       proven({ ...boundUserinfo, before: userinfo().before }, { ath: token }), challenged(401, 'DPoP', 'invalid_token')],
  ['RFC 9449 §4.3',    'no ath',                                         proven(boundUserinfo),                                         challenged(401, 'DPoP', 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'the ath of another token',                       shown({ ath: the('id token') }),                               challenged(401, 'DPoP', 'invalid_dpop_proof')],
  ['RFC 9449 §4.3',    'a proof for the token endpoint at the userinfo endpoint', shown({ claims: { htu: 'https://auth.granttour.example/oauth/token' } }), challenged(401, 'DPoP', 'invalid_dpop_proof')],
  ['RFC 9449 §7.2',    'a bound token in both schemes',                  { ...shown(), headers: { ...shown().headers, Authorization: [bearer(token), changed(bearer(token), (t) => t.replace('Bearer', 'DPoP'))] } }, challenged(400, 'Bearer', 'invalid_request')],
];
