import { json, redirected } from './testing/answers.ts';
import { exchange, exchangeBy } from './testing/back-channel.ts';
import { phone, web } from './testing/clients.ts';
import { authorize } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { absent, challenge, verifier } from './testing/values.ts';

const noChallenge = { code_challenge: absent, code_challenge_method: absent };

/** Proof Key for Code Exchange, and the ways around it. */
// biome-ignore format: a table is read by its columns
export const pkce: Topic = [
  ['RFC 9700 §2.1.1', 'a public client without code_challenge',            authorize(noChallenge),                                redirected('invalid_request')],
  ['RFC 8252 §8.1',   'a native app without code_challenge',               authorize(noChallenge, phone),                         redirected('invalid_request')],
  ['RFC 7636 §4.4.1', 'an empty code_challenge counts as none',            authorize({ code_challenge: '' }),                     redirected('invalid_request')],
  ['RFC 7636 §4.4.1', 'a method without a code_challenge',                 authorize({ code_challenge: absent }),                 redirected('invalid_request')],
  ['RFC 7636 §4.3',   'no method, which means plain',                      authorize({ code_challenge_method: absent }),          redirected('invalid_request')],
  ['RFC 9700 §2.1.1', 'the method plain, which shows the verifier',        authorize({ code_challenge_method: 'plain', code_challenge: verifier }), redirected('invalid_request')],
  ['RFC 7636 §4.4.1', 'a method in lower case',                            authorize({ code_challenge_method: 's256' }),          redirected('invalid_request')],
  ['RFC 7636 §4.4.1', 'an unknown method',                                 authorize({ code_challenge_method: 'S512' }),          redirected('invalid_request')],
  ['RFC 7636 §4.2',   'a code_challenge of 42 characters',                 authorize({ code_challenge: 'x'.repeat(42) }),         redirected('invalid_request')],
  ['RFC 7636 §4.2',   'a code_challenge of 44 characters',                 authorize({ code_challenge: 'x'.repeat(44) }),         redirected('invalid_request')],
  ['RFC 7636 §4.2',   'a code_challenge with padding',                     authorize({ code_challenge: `${challenge.slice(1)}=` }), redirected('invalid_request')],
  ['RFC 7636 §4.2',   'a code_challenge in BASE64, not BASE64URL',         authorize({ code_challenge: `${'x'.repeat(41)}+/` }),  redirected('invalid_request')],
  ['RFC 7636 §4.2',   'a code_challenge in hexadecimal',                   authorize({ code_challenge: 'a1'.repeat(32) }),        redirected('invalid_request')],

  ['RFC 7636 §4.6',   'no code_verifier for a code with a challenge',      exchange({ code_verifier: absent }),                   json(400, 'invalid_request')],
  ['RFC 7636 §4.6',   'an empty code_verifier counts as none',             exchange({ code_verifier: '' }),                       json(400, 'invalid_request')],
  ['RFC 7636 §4.6',   'another verifier',                                  exchange({ code_verifier: verifier.toUpperCase() }),   json(400, 'invalid_grant')],
  ['RFC 7636 §4.6',   'the challenge instead of the verifier',             exchange({ code_verifier: challenge }),                json(400, 'invalid_grant')],
  ['RFC 7636 §4.1',   'a verifier of 42 characters',                       exchange({ code_verifier: 'x'.repeat(42) }),           json(400, 'invalid_request')],
  ['RFC 7636 §4.1',   'a verifier of 129 characters',                      exchange({ code_verifier: 'x'.repeat(129) }),          json(400, 'invalid_request')],
  ['RFC 7636 §4.1',   'a verifier with a forbidden character',             exchange({ code_verifier: `${verifier}!` }),           json(400, 'invalid_request')],
  ['RFC 7636 §4.1',   'the verifier with a line break after it',           exchange({ code_verifier: `${verifier}\n` }),          json(400, 'invalid_request')],
  ['RFC 6749 §3.1',   'two verifiers',                                     exchange({ code_verifier: [verifier, 'x'.repeat(43)] }), json(400, 'invalid_request')],
  ['RFC 9700 §4.8.2', 'a confidential client with the method plain',       authorize({ code_challenge_method: 'plain' }, web),    redirected('invalid_request')],
  ['RFC 9700 §4.8.2', 'a verifier for a code without a challenge (downgrade)', exchangeBy(web, {}, noChallenge),                  json(400, 'invalid_grant')],
  ['RFC 9700 §2.1.1', 'no verifier from a confidential client that sent a challenge', exchangeBy(web, { code_verifier: absent }), json(400, 'invalid_request')],
];
