import { rfc } from '../../protocol/spec.ts';
import type { Step } from '../contract.ts';

/** The five steps as the documentation counts them, and what can follow. */
export const steps: readonly Step[] = [
  {
    number: 1,
    title: 'The app sends its credentials to /oauth/token',
    why: 'Nobody is there to sign in or consent, so the credentials of the app are the whole grant. One request stands for redirect, login page and code.',
    depth:
      'Whoever holds the credentials is the app, so this grant is for confidential clients only (RFC 6749 §4.4). With client_secret_basic the secret stands in the Authorization header, with client_secret_post in the body, and either way it travels on every call. With private_key_jwt the app sends a short-lived JWT that it signed; the key stays at home (RFC 7523). Auth0 names the API with audience, the standard with resource (RFC 8707).',
    spec: rfc(6749, '4.4.2'),
  },
  {
    number: 2,
    title: 'The server checks the credentials of the app',
    why: 'No user, no redirect_uri and no PKCE stand behind this request, so all rests on the secret or the signature. Then the server checks grant, API and scope.',
    depth:
      'A secret can be guessed at, so the endpoint has to limit attempts (RFC 6749 §2.3.1). Of an assertion the server checks signature, iss, sub, aud and exp, and takes each jti once, or one found in a log would work again. It stores only the public key: whoever steals its database cannot pose as the app (RFC 9700 §2.5). At Auth0 a client grant lists the scopes that the app may have of an API.',
    spec: rfc(6749, '3.2.1'),
  },
  {
    number: 3,
    title: 'The server answers with an access token',
    why: 'The token says what the app itself may do. There is no ID token, because nobody signed in, and no refresh token, because the credentials fetch the next one.',
    depth:
      'Here sub is the client_id; Auth0 appends @clients to it, and by default gty names the grant. The answer comes over the back channel, so the token passes through no browser, no history and no Referer. A request without scope gets all that the app may have of the API, and scope in the answer lists it. No person gave this permission: it was arranged at registration, and there too it must be withdrawn.',
    spec: rfc(6749, '5.1'),
  },
  {
    number: 4,
    title: 'The app calls the API on its own behalf',
    why: 'The nightly job puts the token into the Authorization header. It acts for nobody: what the API allows, it allows the job itself.',
    depth:
      "Nobody watches a job at night, so its token should open little: one API, few scopes, for a short time (RFC 9700 §2.3). A service that calls with such a token while it serves a user loses who that user is, and the API can check the user's rights no more. A token printed into a build log is as good as stolen. DPoP (RFC 9449) or mutual TLS (RFC 8705) ties it to a key.",
    spec: rfc(6750, '2.1'),
  },
  {
    number: 5,
    title: 'The API checks the token and returns the data',
    why: "Signature, iss, aud, exp and scope are checked as ever. Then the API finds an app in sub, not a user, and returns that app's own orders.",
    depth:
      'An API that mixes up the two kinds of sub can be fooled by an app whose client_id looks like the identifier of a user (RFC 9700 §4.15). So the server should not let apps choose such names, and where it does, must give APIs another way to tell. Here sub equals client_id, at Auth0 it ends in @clients. Code that looks up a user profile for every sub breaks at its first machine.',
    spec: rfc(9068, '4'),
  },
  {
    number: 6,
    title: 'The app calls the API again',
    why: 'An access token is no one-time code: the job keeps it for all calls of the night. Once it has expired, the API answers 401 invalid_token.',
    depth:
      "A job that fetches a token for each call doubles its traffic, runs into rate limits, and at Auth0 eats into the tenant's allotment of machine tokens. Memory is the place to keep it; a file or a shared cache makes it a secret that others can read. Removing the app at the server does not stop a token that an API checks by itself: it works until exp.",
    spec: rfc(6750, '3.1'),
    extra: true,
  },
  {
    number: 7,
    title: 'The app introspects its access token',
    why: 'A signature stays good after a revocation; only the server that issued the token knows of that. The app asks it, with the same credentials as before.',
    depth:
      "RFC 7662 is meant for APIs, above all those that get opaque tokens; here the app may ask about its own. Without authentication a thief could try tokens until one is alive. Of a token that is expired, unknown or not the caller's, the answer is active: false, with status 200 and no reason. An API that asks on every call pays with a round trip; one that keeps the answer learns late of a revocation.",
    spec: rfc(7662, '2.1'),
    extra: true,
  },
  {
    number: 8,
    title: 'The app fetches a new access token',
    why: 'The token has run out and there is no refresh token. The app sends its credentials once more: this is the first step again.',
    depth:
      'A refresh token stands in for a user who has left; this app is still there and can authenticate. It would be one more long-lived secret, so RFC 6749 §4.4.3 says that it should not be issued. With private_key_jwt the app signs a new assertion with a new jti. This request is the first to fail when credentials change: Auth0 keeps two public keys of an app at a time, but only one secret.',
    spec: rfc(6749, '4.4.3'),
    extra: true,
  },
];
