import { rfc } from '../../../protocol/spec.ts';
import { none, type Threat, type ThreatAnswer } from './threat.ts';

const byCredentials: ThreatAnswer = {
  verdict: 'met',
  by: 'Client secret or key',
  more: 'Only the real app can authenticate at the token endpoint. A key, as with private_key_jwt, cannot even leak from the authorization server, which has only its public half.',
  spec: rfc(6749, '10.1'),
  proof: 'wrong-secret',
};

const noUserCode = none('No user code');

/** What can go wrong because somebody is taken for somebody else. */
export const peopleThreats: readonly Threat[] = [
  {
    id: 'impersonated-app',
    label: 'App imitated',
    what: 'Another program says that it is the app: its client_id is no secret.',
    spec: rfc(6749, '10.2'),
    answers: {
      'authorization-code': byCredentials,
      'authorization-code-pkce': {
        verdict: 'open',
        by: 'Claimed https URI, consent',
        more: 'Nothing proves which app it is but the redirect URI. A claimed https address belongs to one app; for a scheme or a loopback port, ask the user each time.',
        spec: rfc(8252, '8.6'),
      },
      'implicit-form-post': {
        verdict: 'met',
        by: 'Registered redirect URI',
        more: 'The app proves nothing, but the ID token goes to its registered https address only.',
        spec: rfc(6749, '10.2'),
        proof: 'look-alike-redirect',
      },
      hybrid: byCredentials,
      'client-credentials': byCredentials,
      'device-authorization': {
        verdict: 'open',
        by: 'Say what will be allowed',
        more: 'Any program can send the client_id. The page for the user code has to say which app asks, and for what.',
        spec: rfc(8628, '5.6'),
      },
      'resource-owner-password': {
        verdict: 'open',
        by: 'Sign in by redirect instead',
        more: 'The secret keeps other programs from the token endpoint. But users cannot tell a look-alike, which asks them for the password itself.',
        spec: rfc(6749, '10.7'),
      },
    },
  },
  {
    id: 'phished-user-code',
    label: 'User code phished',
    what: 'An attacker starts the flow on their own device and talks the user into entering its code.',
    spec: rfc(8628, '5.4'),
    answers: {
      'authorization-code': noUserCode,
      'authorization-code-pkce': noUserCode,
      'implicit-form-post': noUserCode,
      hybrid: noUserCode,
      'client-credentials': noUserCode,
      'device-authorization': {
        verdict: 'open',
        by: 'Ask: is it before you?',
        more: 'Nothing ties the two screens together. Let codes expire soon, say on the page what is connected, and ask whether the user holds that device.',
        spec: rfc(8628, '5.4'),
      },
      'resource-owner-password': noUserCode,
    },
  },
];
