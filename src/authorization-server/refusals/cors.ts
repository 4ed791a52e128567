import { challenged, empty, json, page, unreadable, wrongMethod } from './testing/answers.ts';
import { device, exchange, introspect, push, revoke, userinfo } from './testing/back-channel.ts';
import { by, withHeaders } from './testing/change.ts';
import { authorize, login, logout } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { absent } from './testing/values.ts';

const FOREIGN = { Origin: 'https://attacker.example' };
const PREFLIGHT = { ...FOREIGN, 'Access-Control-Request-Method': 'POST' };
const OWN = { Origin: 'https://spa.granttour.example' };

/** Whose scripts may read an answer: those of registered origins, at the endpoints of the back channel. */
// biome-ignore format: a table is read by its columns
export const cors: Topic = [
  ['Browser-Based Apps §6.3.3', 'a foreign page asks before a token request',     withHeaders(PREFLIGHT, by('OPTIONS', exchange())),  unreadable(empty(204))],
  ['Browser-Based Apps §6.3.3', 'a foreign page asks before a userinfo request',  withHeaders(PREFLIGHT, by('OPTIONS', userinfo({}))), unreadable(empty(204))],
  ['Browser-Based Apps §6.3.3', 'a foreign page asks before a revocation',        withHeaders(PREFLIGHT, by('OPTIONS', revoke())),    unreadable(empty(204))],
  ['Browser-Based Apps §6.3.3', 'a foreign page reads a token error',             withHeaders(FOREIGN, exchange({ code: 'made-up' })), unreadable(json(400, 'invalid_grant'))],
  ['Browser-Based Apps §6.3.3', 'a foreign page reads a userinfo error',          withHeaders(FOREIGN, userinfo({})),                 unreadable(challenged(401, 'Bearer'))],
  ['Browser-Based Apps §6.3.3', 'a foreign page asks before it pushes a request',  withHeaders(PREFLIGHT, by('OPTIONS', push())),      unreadable(empty(204))],
  ['Browser-Based Apps §6.3.3', 'a foreign page asks before a device request',    withHeaders(PREFLIGHT, by('OPTIONS', device())),    unreadable(empty(204))],
  ['Browser-Based Apps §6.3.3', 'a foreign page reads a DPoP error',              { ...exchange(), headers: { ...FOREIGN, DPoP: 'made-up' } }, unreadable(json(400, 'invalid_dpop_proof'))],
  ['RFC 7662 §2.1',             'no page of any origin asks about tokens',        withHeaders({ ...PREFLIGHT, ...OWN }, by('OPTIONS', introspect())), unreadable(wrongMethod())],
  ['RP-Initiated Logout §2',    'the logout answers no page\'s script',           withHeaders({ ...PREFLIGHT, ...OWN }, by('OPTIONS', logout())), unreadable(wrongMethod())],
  ['Fetch Standard §3.3',       'a page without an origin (null)',                withHeaders({ Origin: 'null' }, exchange({ code: absent })), unreadable(json(400, 'invalid_request'))],
  ['Fetch Standard §3.3',       'a registered origin with another scheme',        withHeaders({ Origin: 'http://spa.granttour.example' }, exchange({ code: absent })), unreadable(json(400, 'invalid_request'))],
  ['Fetch Standard §3.3',       'a registered origin with another port',          withHeaders({ Origin: 'https://spa.granttour.example:8443' }, exchange({ code: absent })), unreadable(json(400, 'invalid_request'))],
  ['Fetch Standard §3.3',       'an origin that begins like a registered one',    withHeaders({ Origin: 'https://spa.granttour.example.attacker.example' }, exchange({ code: absent })), unreadable(json(400, 'invalid_request'))],
  ['Fetch Standard §3.3',       'an origin that every JavaScript object has',     withHeaders({ Origin: '__proto__' }, exchange({ code: absent })), unreadable(json(400, 'invalid_request'))],
  ['RFC 9700 §2.6',             'the authorization endpoint answers no page\'s script', withHeaders(OWN, authorize({ client_id: absent })), unreadable(page(400, 'invalid_client'))],
  ['RFC 9700 §2.6',             'the authorization endpoint answers no preflight', withHeaders({ ...PREFLIGHT, ...OWN }, by('OPTIONS', authorize())), unreadable(wrongMethod())],
  ['RFC 9700 §2.6',             'the login page answers no preflight',            withHeaders({ ...PREFLIGHT, ...OWN }, by('OPTIONS', login())), unreadable(wrongMethod())],
];
