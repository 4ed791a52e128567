import { oidcCore, openid, rfc } from '../../../protocol/spec.ts';
import type { Kind } from '../kind.ts';
import { type Answers, flowOf } from '../outcome.ts';
import type { Setting } from '../verdict.ts';

/** What the app asks for. */
export function scope(kind: Kind, { away }: Answers): Setting {
  const row = { name: 'scope', label: 'Scope' };
  if (kind === 'itself')
    return {
      ...row,
      value: 'read:orders',
      why: 'Only what the job needs of the API. openid has no meaning without a user.',
      spec: rfc(9700, '2.3'),
    };
  if (kind === 'serverSignIn')
    return {
      ...row,
      value: 'openid profile email',
      why: 'An ID token takes no more. The run asks for read:orders as well, because it ends with a call to the orders API.',
      spec: oidcCore('5.4', 'ScopeClaims'),
    };
  if (flowOf[kind] === 'implicit-form-post')
    return {
      ...row,
      value: 'openid profile email',
      why: 'openid asks for the ID token; profile and email for the claims in it.',
      spec: oidcCore('5.4', 'ScopeClaims'),
    };
  return away === 'yes'
    ? {
        ...row,
        value: 'openid profile email offline_access read:orders',
        why: 'offline_access asks for a refresh token; read:orders stands for what your API offers.',
        spec: oidcCore('11', 'OfflineAccess'),
      }
    : {
        ...row,
        value: 'openid profile email read:orders',
        why: 'Without offline_access the server here issues no refresh token; read:orders stands for what your API offers.',
        spec: rfc(9700, '2.3'),
      };
}

/** Which API its token is for. */
export function audience(kind: Kind): Setting | undefined {
  if (flowOf[kind] === 'implicit-form-post') return undefined;
  const row = { name: 'audience', label: 'Audience' };
  if (kind === 'serverSignIn')
    return {
      ...row,
      value: 'none',
      why: 'No API is called. The run names the orders API all the same, for the call at its end.',
      spec: rfc(8707, '2'),
    };
  return {
    ...row,
    value: 'the one API',
    why: 'A token for one API is refused by every other. Auth0 calls the parameter audience, the standard resource.',
    spec: rfc(9700, '2.3'),
  };
}

/** Whether access outlives the access token. */
export function refreshToken(kind: Kind, { away, stakes }: Answers): Setting {
  const row = { name: 'refresh', label: 'Refresh token' };
  if (kind === 'itself')
    return {
      ...row,
      value: 'none',
      why: 'The app can ask for a new access token at any time, so a refresh token should not be issued.',
      spec: rfc(6749, '4.4.3'),
    };
  if (flowOf[kind] === 'implicit-form-post')
    return {
      ...row,
      value: 'none',
      why: 'There is no token endpoint in this flow; the app keeps a session of its own.',
      spec: oidcCore('3', 'Authentication'),
    };
  if (kind === 'serverSignIn')
    return {
      ...row,
      value: 'none',
      why: 'The app keeps a session of its own; there is no access that would have to go on.',
      spec: oidcCore('3.1', 'CodeFlowAuth'),
    };
  if (away !== 'yes')
    return {
      ...row,
      value: 'none',
      why: 'Access ends with the access token; the user then goes through the flow again.',
      spec: rfc(6749, '1.5'),
    };
  return stakes === 'yes'
    ? {
        ...row,
        value: 'yes, bound to the app',
        why: 'It works only with the credentials of the app. FAPI 2.0 wants no rotation on top; the run rotates it all the same.',
        spec: openid('FAPI 2.0', 'fapi-security-profile-2_0-final', '5.3.2.1', 'section-5.3.2.1'),
      }
    : {
        ...row,
        value: 'yes, rotated',
        why: 'Each refresh brings a new one and spends the old, so a stolen copy is noticed.',
        spec: rfc(9700, '4.14.2'),
      };
}
