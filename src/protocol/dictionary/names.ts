import { accessToken } from './access-token.ts';
import { api } from './api.ts';
import { authorizationRequest } from './authorization-request.ts';
import { authorizationRequestOptions } from './authorization-request-options.ts';
import { authorizationResponse } from './authorization-response.ts';
import { claims } from './claims.ts';
import { clientAuthentication } from './client-authentication.ts';
import { cookies } from './cookies.ts';
import { device } from './device.ts';
import { discovery } from './discovery.ts';
import { dpop } from './dpop.ts';
import type { Entry } from './entry.ts';
import { errorFields } from './errors.ts';
import { forms } from './forms.ts';
import { requestHeaders } from './headers.ts';
import { idToken } from './id-token.ts';
import { introspection } from './introspection.ts';
import { jwks } from './jwks.ts';
import { logout } from './logout.ts';
import { pushedRequest } from './pushed-request.ts';
import { responseHeaders } from './response-headers.ts';
import { authenticationSchemes } from './schemes.ts';
import { tokenRequest } from './token-request.ts';
import { tokenResponse } from './token-response.ts';

/** What stands in messages and tokens by name. */
export const names: readonly Entry[] = [
  ...authorizationRequest,
  ...authorizationRequestOptions,
  ...pushedRequest,
  ...authorizationResponse,
  ...tokenRequest,
  ...clientAuthentication,
  ...tokenResponse,
  ...device,
  ...introspection,
  ...logout,
  ...errorFields,
  ...idToken,
  ...accessToken,
  ...claims,
  ...dpop,
  ...api,
  ...forms,
  ...discovery,
  ...jwks,
  ...requestHeaders,
  ...responseHeaders,
  ...authenticationSchemes,
  ...cookies,
];
