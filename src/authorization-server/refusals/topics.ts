import { assertions } from './assertions.ts';
import { authorizationRequest } from './authorization-request.ts';
import { clientAuthentication } from './client-authentication.ts';
import { clientAuthenticationEverywhere } from './client-authentication-everywhere.ts';
import { clientCredentialsGrant } from './client-credentials.ts';
import { codeExchange } from './code-exchange.ts';
import { cors } from './cors.ts';
import { deviceGrant } from './device.ts';
import { dpop } from './dpop.ts';
import { dpopEverywhere } from './dpop-everywhere.ts';
import { introspection } from './introspection.ts';
import { loggingOut } from './logout.ts';
import { malformedMessages } from './malformed-messages.ts';
import { messages } from './messages.ts';
import { pagesAndCsrf } from './pages-and-csrf.ts';
import { par } from './par.ts';
import { passwordGrant } from './password.ts';
import { pkce } from './pkce.ts';
import { policy } from './policy.ts';
import { redirectUris } from './redirect-uris.ts';
import { refreshing } from './refresh.ts';
import { responseModes } from './response-modes.ts';
import { revocation } from './revocation.ts';
import type { Topic } from './testing/row.ts';
import { presentingTokens } from './userinfo.ts';

/** Every table, in the order of a flow. */
export const topics: Readonly<Record<string, Topic>> = {
  'authorization requests': authorizationRequest,
  'redirect URIs': redirectUris,
  PKCE: pkce,
  'response modes': responseModes,
  'client authentication': clientAuthentication,
  'client authentication everywhere': clientAuthenticationEverywhere,
  assertions,
  'code exchange': codeExchange,
  refreshing,
  'client credentials': clientCredentialsGrant,
  'the password grant': passwordGrant,
  'the device grant': deviceGrant,
  'pushed authorization requests': par,
  DPoP: dpop,
  'DPoP everywhere': dpopEverywhere,
  'pages and CSRF': pagesAndCsrf,
  userinfo: presentingTokens,
  introspection,
  revocation,
  'logging out': loggingOut,
  'a stricter policy': policy,
  CORS: cors,
  messages,
  'malformed messages': malformedMessages,
};
