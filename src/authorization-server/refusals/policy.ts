import { json, redirected } from './testing/answers.ts';
import { push } from './testing/back-channel.ts';
import { under } from './testing/change.ts';
import { authorize } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { absent } from './testing/values.ts';

/** What is refused only where the policy is stricter than the specifications. */
// biome-ignore format: a table is read by its columns
export const policy: Topic = [
  ['RFC 6749 §10.12',    'no state where the policy wants one',       under({ requireState: true }, authorize({ state: absent })), redirected('invalid_request')],
  ['RFC 6749 §10.12',    'an empty state where the policy wants one', under({ requireState: true }, authorize({ state: '' })),    redirected('invalid_request')],
  ['RFC 9126 §2.3',      'no state in a pushed request where the policy wants one', under({ requireState: true }, push({ state: absent })), json(400, 'invalid_request')],
  ['RFC 9126 §2.3',      'no nonce in a pushed request where the policy wants one', under({ requireNonce: true }, push({ nonce: absent })), json(400, 'invalid_request')],
  ['OIDC Core §15.5.2',  'no nonce where the policy wants one',       under({ requireNonce: true }, authorize({ nonce: absent })), redirected('invalid_request')],
];
