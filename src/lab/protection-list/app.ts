import type { AppProtections } from '../../client/protections.ts';
import { oidcCore, rfc } from '../../protocol/spec.ts';
import type { Descriptions } from './entry.ts';

const validation = oidcCore('3.1.3.7', 'IDTokenValidation');

/** What the app's switches do. */
export const appDescriptions: Descriptions<AppProtections> = {
  sendState: {
    label: 'Sends a state',
    protects:
      'Ties the response to a login of this browser. Without it the app cannot tell its own logins from those that an attacker began (CSRF).',
    spec: rfc(6749, '4.1.1'),
    matters: ({ frontChannel }) => frontChannel,
  },
  checkState: {
    label: 'Compares state',
    protects:
      "Stops responses to logins that this app did not begin. Without it an attacker's response passes for the app's own, and the victim works in the attacker's account (CSRF).",
    spec: rfc(6749, '10.12'),
    matters: ({ frontChannel }) => frontChannel,
  },
  sendNonce: {
    label: 'Sends a nonce',
    protects: 'Ties the ID token to this login. Without it one of another login looks the same.',
    spec: oidcCore('3.1.2.1', 'AuthRequest'),
    matters: ({ frontChannel }) => frontChannel,
  },
  checkNonce: {
    label: 'Compares nonce',
    protects:
      'Stops an ID token or code of another login. Without it a stolen one can be injected into a login of the thief, who is then the victim.',
    spec: validation,
    matters: ({ frontChannel, idToken }) => frontChannel && idToken,
  },
  checkResponseIssuer: {
    label: 'Compares iss of the response',
    protects:
      "Stops mix-up: the response says which server gave it. Without it an app with two servers can be made to send one's code to the other.",
    spec: rfc(9207, '2.4'),
    matters: ({ frontChannel }) => frontChannel,
  },
  checkIdTokenSignature: {
    label: "Verifies the ID token's signature",
    protects:
      'Stops forged ID tokens, whatever alg they name. Without it anybody who can change the response says who signed in.',
    spec: validation,
    matters: ({ idToken }) => idToken,
  },
  checkIdTokenIssuer: {
    label: "Compares the ID token's iss",
    protects:
      "Stops ID tokens of other issuers. Without it a user of another issuer is taken for this one's user with the same sub.",
    spec: validation,
    matters: ({ idToken }) => idToken,
  },
  checkIdTokenAudience: {
    label: "Looks for itself in the ID token's aud",
    protects:
      'Stops ID tokens that were made for another app. Without it whoever runs that app signs in here as its users.',
    spec: validation,
    matters: ({ idToken }) => idToken,
  },
  checkIdTokenExpiry: {
    label: 'Refuses expired ID tokens',
    protects: 'Stops old ID tokens. Without it one that is found in a log still signs its user in.',
    spec: validation,
    matters: ({ idToken }) => idToken,
  },
  checkTokenHashes: {
    label: 'Compares at_hash and c_hash',
    protects:
      'Ties the code and the access token to the ID token beside them. Without it either can be exchanged for another on its way.',
    spec: oidcCore('3.3.2.10', 'CodeValidation'),
    matters: ({ tokenHashes }) => tokenHashes,
  },
};
