import type { Endpoints } from '../endpoint-urls.ts';
import { activate } from './activate.ts';
import { authorize } from './authorize.ts';
import { consent } from './consent.ts';
import { deviceAuthorization } from './device-authorization.ts';
import { endSession } from './end-session.ts';
import type { Endpoint } from './endpoint.ts';
import { introspect } from './introspect.ts';
import { jwks } from './jwks.ts';
import { login } from './login.ts';
import { metadata } from './metadata.ts';
import { pushedAuthorizationRequest } from './pushed-authorization-request.ts';
import { revoke } from './revoke.ts';
import { token } from './token.ts';
import { userinfo } from './userinfo.ts';

/** The endpoints by the names of their URLs. To add one: a file beside these, a path in `endpoint-urls.ts`, a line here. */
export const endpoints: Readonly<Record<keyof Endpoints, Endpoint>> = {
  openid_configuration: metadata,
  oauth_metadata: metadata,
  jwks,
  authorization: authorize,
  login,
  consent,
  token,
  userinfo,
  revocation: revoke,
  introspection: introspect,
  pushed_authorization_request: pushedAuthorizationRequest,
  device_authorization: deviceAuthorization,
  activate,
  end_session: endSession,
};
