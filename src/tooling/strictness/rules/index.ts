import type { Row } from '../../../authorization-server/refusals/testing/row.ts';
import { authorizationRequests, pkce, pushedRequests, redirectUris, responseModes } from './authorization.ts';
import {
  assertions,
  authentication,
  clientCredentials,
  codeExchange,
  refreshing,
  revocation,
} from './clients.ts';
import type { Rule } from './rule.ts';
import { cors, device, dpop, introspection, loggingOut, messages, pages, userinfo } from './tokens.ts';

/** The rules of each topic of the refusals. */
export const rules: Readonly<Record<string, readonly Rule[]>> = {
  'authorization requests': authorizationRequests,
  'redirect URIs': redirectUris,
  PKCE: pkce,
  'response modes': responseModes,
  'client authentication': authentication,
  'client authentication everywhere': authentication,
  assertions,
  'code exchange': codeExchange,
  refreshing,
  'client credentials': clientCredentials,
  'the password grant': [[/./, 'password']],
  'the device grant': device,
  'pushed authorization requests': pushedRequests,
  DPoP: dpop,
  'DPoP everywhere': dpop,
  'pages and CSRF': pages,
  userinfo,
  introspection,
  revocation,
  'logging out': loggingOut,
  'a stricter policy': [[/./, 'ours']],
  CORS: cors,
  messages,
  'malformed messages': [[/./, 'http']],
};

/** What the specifications ask of a row, or why it is not compared. */
export function askedOf(topic: string, [spec, wrong]: Row): Rule[1] {
  const rule = rules[topic]?.find(([title]) => title.test(wrong));
  if (!rule) throw new Error(`No rule for ${topic}: ${spec}: ${wrong}`);
  return rule[1];
}
