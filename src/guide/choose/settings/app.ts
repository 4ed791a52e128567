import { browserBasedApps, oidcCore, rfc } from '../../../protocol/spec.ts';
import type { Kind } from '../kind.ts';
import { type Answers, flowOf } from '../outcome.ts';
import type { Setting } from '../verdict.ts';

/** Where the answer comes back to, which the registration of a public client says. */
export function appType(kind: Kind, { return: comesBack }: Answers): Setting | undefined {
  const row = { name: 'appType', label: 'Kind of app' };
  if (kind === 'singlePage')
    return {
      ...row,
      value: 'single-page app',
      why: "The code comes back to an https page of the app's own origin.",
      spec: browserBasedApps('6.3'),
    };
  if (kind === 'other')
    return {
      ...row,
      value: 'public client',
      why: 'Register the redirect that your platform offers. The run shows a single-page app, with an https redirect.',
      spec: rfc(6749, '2.1'),
    };
  if (kind !== 'nativeApp') return undefined;
  if (comesBack === 'loopback')
    return {
      ...row,
      value: 'native, loopback',
      why: 'The app listens on a free port of 127.0.0.1 while the user signs in; the server lets the port vary.',
      spec: rfc(8252, '7.3'),
    };
  if (comesBack === 'scheme')
    return {
      ...row,
      value: 'native, custom scheme',
      why: 'Another app can claim the scheme and catch the code; PKCE makes it worthless there. Name it after your domain in reverse, as com.example.app; the run says myapp.',
      spec: rfc(8252, '7.1'),
    };
  return {
    ...row,
    value: 'native, claimed https link',
    why: 'The system gives the code to no other app. A run cannot claim a link: it shows the custom scheme, with the same messages and another redirect URI.',
    spec: rfc(8252, '7.2'),
  };
}

/** How the app proves itself at the token endpoint. */
export function clientAuthentication(kind: Kind, { keys, stakes }: Answers): Setting {
  const row = { name: 'clientAuthentication', label: 'Client authentication' };
  if (keys === 'key' || stakes === 'yes')
    return {
      ...row,
      value: 'private_key_jwt',
      why: 'The app signs a short-lived assertion with its private key, which never leaves it.',
      spec: rfc(9700, '2.5'),
    };
  if (keys === 'secret')
    return {
      ...row,
      value: 'client_secret_basic',
      why: 'A shared secret in the Authorization header, which every server that issues secrets must take.',
      spec: rfc(6749, '2.3.1'),
    };
  if (kind === 'passwordApp')
    return {
      ...row,
      value: 'client_secret_basic',
      why: 'Shown as the run has it. Where users hold the copies of the app no secret stays one; then it is a public client.',
      spec: rfc(6749, '4.3.2'),
    };
  return flowOf[kind] === 'implicit-form-post'
    ? {
        ...row,
        value: 'none',
        why: 'The app makes no call to the token endpoint, so it needs no credentials.',
        spec: oidcCore('3.2.1', 'ImplicitFlowSteps'),
      }
    : {
        ...row,
        value: 'none, only client_id',
        why: 'A secret that ships with each copy is no secret: this is a public client.',
        spec: rfc(6749, '2.1'),
      };
}

/** Whether its tokens are bound to a key. */
export function dpop({ stakes }: Answers): Setting | undefined {
  if (stakes !== 'yes') return undefined;
  return {
    ...{ name: 'dpop', label: 'DPoP', value: 'on' },
    why: "The access token works with the app's key only, so a stolen copy is worthless.",
    spec: rfc(9449, '1'),
  };
}
