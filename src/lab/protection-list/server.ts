import { auth0, oidcCore, rfc } from '../../protocol/spec.ts';
import type { ServerProtections } from '../protections.ts';
import type { Description, Descriptions } from './entry.ts';

/** What rotation does, by a switch or by the option of a flow. */
export const rotation: Description = {
  label: 'Rotates refresh tokens',
  protects:
    "Every refresh gives a new refresh token and spends the old one, so a stolen copy is noticed. Without it the copy works silently beside the app's for its whole life.",
  spec: rfc(9700, '4.14.2'),
  matters: ({ refreshToken }) => refreshToken,
};

/** What the authorization server's switches do. */
export const serverDescriptions: Descriptions<ServerProtections> = {
  requirePkce: {
    label: 'Requires PKCE of public clients',
    protects:
      'Refuses requests of public clients without a code_challenge. Without it whoever steals the code of such a request can redeem it.',
    spec: rfc(9700, '2.1.1'),
    matters: ({ publicCode }) => publicCode,
  },
  allowPlainChallenge: {
    label: 'Refuses plain challenges',
    protects:
      'Takes hashed challenges only. Without it the challenge may be the verifier itself, and whoever reads the authorization request can redeem the code.',
    spec: rfc(7636, '7.2'),
    inverted: true,
    matters: ({ challenge }) => challenge,
  },
  exactRedirectUris: {
    label: 'Compares redirect URIs exactly',
    protects:
      'Sends answers to registered URIs only, character by character. Without it the beginning is enough, so a look-alike host or another path gets the answer.',
    spec: rfc(9700, '4.1.3'),
    matters: ({ frontChannel }) => frontChannel,
  },
  issInResponse: {
    label: 'Names itself in the response',
    protects:
      'Puts iss into every authorization response. Without it an app with two servers cannot tell which one answered (mix-up).',
    spec: rfc(9207, '2'),
    matters: ({ frontChannel }) => frontChannel,
  },
  loginCsrfProtection: {
    label: 'Ties its login form to the browser',
    protects:
      "The form works only in the browser that asked for it. Without it an attacker can sign the victim in to the attacker's account (login CSRF).",
    spec: rfc(6749, '10.12'),
    matters: ({ loginPage }) => loginPage,
  },
  singleUseCodes: {
    label: 'Takes a code once',
    protects:
      'A second valid use is refused and revokes what the first one got. Without it a stolen code works again until it expires.',
    spec: rfc(6749, '4.1.2'),
    matters: ({ code }) => code,
  },
  bindCodeToClient: {
    label: 'Ties a code to its client',
    protects:
      'Only the client that a code was issued to may redeem it. Without it a code that was stolen from one app works in another.',
    spec: rfc(6749, '4.1.3'),
    matters: ({ code }) => code,
  },
  bindCodeToRedirectUri: {
    label: 'Ties a code to its redirect_uri',
    protects:
      "The token request must repeat the redirect_uri. Without it a code that was sent to an attacker's URI can be injected into the real app.",
    spec: rfc(6749, '10.6'),
    matters: ({ code }) => code,
  },
  rotateRefreshTokens: rotation,
  detectRefreshTokenReuse: {
    label: 'Revokes the family on reuse',
    protects:
      'A spent refresh token that comes again ends all tokens of its family. Without it the thief who refreshed first keeps going.',
    spec: rfc(9700, '4.14.2'),
    matters: ({ refreshToken, rotation: on }) => refreshToken && on,
  },
  refuseRefreshTokenToBrowsers: {
    label: 'Gives browsers no refresh token',
    protects:
      "A web app's code exchange that carries an Origin header gets none: it came from a browser. Without it a long-lived token lies where scripts can read it.",
    spec: auth0(
      'Authorization Code Flow',
      'get-started/authentication-and-authorization-flow/authorization-code-flow',
    ),
    matters: ({ code, publicCode, refreshToken }) => code && !publicCode && refreshToken,
  },
  singleUseAssertions: {
    label: 'Takes a client assertion once',
    protects:
      'Stops replays. Without it whoever finds an assertion in a log is that client until it expires.',
    spec: rfc(7523, '3'),
    matters: ({ assertion }) => assertion,
  },
  singleUseDpopProofs: {
    label: 'Takes a DPoP proof once',
    protects: 'Stops replays. Without it a recorded request can be sent again while its proof is fresh.',
    spec: rfc(9449, '11.1'),
    matters: ({ dpop }) => dpop,
  },
  limitAttempts: {
    label: 'Limits guesses',
    protects:
      'Whoever sends too many wrong passwords, client secrets or user codes has to wait. Without it all of them can be found by trying.',
    spec: rfc(6749, '10.10'),
    matters: ({ guessable }) => guessable,
  },
  requireState: {
    label: 'Insists on state',
    protects:
      'Refuses requests without state, so an app that forgot it notices. Without it such an app is open to CSRF, unless PKCE or nonce stops that.',
    spec: rfc(6749, '10.12'),
    beyond: true,
    matters: ({ frontChannel }) => frontChannel,
  },
  requireNonce: {
    label: 'Insists on nonce',
    protects:
      'Refuses OpenID Connect requests without nonce, also where it is optional. Without it an app that forgot it is open to injected codes, unless PKCE stops them.',
    spec: oidcCore('3.1.2.1', 'AuthRequest'),
    beyond: true,
    matters: ({ frontChannel, idToken, asksIdTokenInFront }) =>
      frontChannel && idToken && !asksIdTokenInFront,
  },
  requireDpopNonce: {
    label: 'Insists on its nonce in DPoP proofs',
    protects:
      'Each proof must carry a recent nonce of the server. Without it a proof that was made in advance, on a machine that somebody had for a moment, works later.',
    spec: rfc(9449, '8'),
    beyond: true,
    matters: ({ dpop }) => dpop,
  },
};
