import { oidcCore, rfc } from '../../protocol/spec.ts';
import type { Step } from '../contract.ts';

/** The six steps as the documentation counts them, and what can follow. */
export const steps: readonly Step[] = [
  {
    number: 1,
    title: 'The user types the password into the app',
    why: "The app shows a login form of its own, and from then on it knows the password. In every other flow with a user the server's page is the only one to see it.",
    depth:
      'RFC 6749 §4.3.1 tells the app to discard the credentials once it has a token; whether it does, nobody can see. The password passes the form, the server of the app, its logs and its crash reports, and can leak at each. No address bar shows where it goes, so a fake app looks as good as the real one. And users learn to type it wherever a form asks (RFC 9700 §2.4).',
    spec: rfc(6749, '4.3.1'),
  },
  {
    number: 2,
    title: 'The app sends the password on to /oauth/token',
    why: 'One request carries grant_type=password, user name, password and the credentials of the app. There is no redirect, no code and no page on which the user could say no.',
    depth:
      "The app alone chooses the scope: the user's part ended with the password, so the app can get more than the user would have granted (RFC 6749 §10.7). The password stands readable in the body, for every proxy that ends TLS and every log that keeps bodies; in a URL the server refuses it. No browser meets the server, so no session begins and no other app is signed in by this.",
    spec: rfc(6749, '4.3.2'),
  },
  {
    number: 3,
    title: 'The server checks the app and the password',
    why: 'First the app must authenticate, then user name and password must fit. A wrong password and an unknown user get one answer, or strangers could learn who has an account.',
    depth:
      'The endpoint invites guessing and must be protected (RFC 6749 §4.3.2), but every guess comes from the address of the app. Auth0 counts by address, so the app has to pass on that of the user in auth0-forwarded-for. A second factor, a passkey or a sign-in elsewhere has no place in one request (RFC 9700 §2.4). Auth0 answers mfa_required then, and leaves it to the app to ask for the factor.',
    spec: rfc(6749, '10.10'),
  },
  {
    number: 4,
    title: 'The server answers with an access token',
    why: 'The app has its token and no reason to keep the password. A refresh token comes with offline_access, an ID token with openid: that is not in RFC 6749, but Auth0 does it too.',
    depth:
      'A token has a scope, an audience and an end, and it can be revoked; a password has none of these. The ID token says that the right password was sent, not that the user was there: it has no nonce and belongs to no session. Without scope this server grants all that the app may have, as Auth0 does, on the ground that the password opens everything anyway.',
    spec: rfc(6749, '4.3.3'),
  },
  {
    number: 5,
    title: 'The app calls the API with the access token',
    why: 'The API gets a token and never sees the password. That is the gain over the apps of old, which sent user name and password with every call.',
    depth:
      'RFC 6749 §4.3 offers this grant to move apps with HTTP Basic or Digest over to tokens. An API that took the password itself could use it at every other API of the same user; a token for one audience is of use there only. But the limits of the token bind honest apps alone: one that kept the password fetches another token whenever it likes, with any scope that it may have.',
    spec: rfc(6750, '2.1'),
  },
  {
    number: 6,
    title: 'The API checks the token and returns the data',
    why: 'The API checks signature, iss, aud, exp and scope, as for any token. It finds a user in sub, although nobody asked that user what the app may do.',
    depth:
      'A standard token (RFC 9068) does not have to say how it was obtained; in the default profile of Auth0 gty says password. The server does well to give such tokens little scope and a short life (RFC 6749 §10.7). An API that wants a stronger sign-in can ask for it (RFC 9470), but the app cannot deliver: it has no browser flow to send the user through.',
    spec: rfc(9068, '4'),
  },
  {
    number: 7,
    title: 'The app refreshes its tokens',
    why: 'The access token runs out, and an app that kept its word has no password any more. The refresh token spares the user from typing it again.',
    depth:
      'Without one an app is tempted to store the password, which is the worst way to stay signed in. This app is confidential and must authenticate with the refresh token (RFC 6749 §6), so a stolen one is of no use without its credentials; rotation shows on top that a copy is about. After a change of password the server may revoke refresh tokens (RFC 9700 §4.14.2), and should here, where the old one was in foreign hands.',
    spec: rfc(6749, '6'),
    extra: true,
  },
  {
    number: 8,
    title: 'An old refresh token is used again',
    why: 'A spent token comes back, and with the right credentials of the app. So a copy of both is about, and the server revokes the whole family.',
    depth:
      'With a confidential client such a copy points to the server of the app: a leaked backup, a log, a break-in. Revocation ends the tokens of the family; it does not make a password unknown. If the app had kept it, the thief may hold it too, and only a new password helps the user. Two workers of one app that refresh at the same moment look the same.',
    spec: rfc(9700, '4.14.2'),
    extra: true,
  },
  {
    number: 9,
    title: 'The app asks /userinfo',
    why: 'What the user typed is a login name and nothing more. The access token, if it has openid, brings the identifier that stays the same, and name and email by scope.',
    depth:
      'An app that keeps its data under the typed name loses it when the user signs in by another email address; sub is the key to use. It must equal the sub of the ID token, where there is one. OpenID Connect defined this endpoint for its own sign-in flows, and the password grant is none of them: the server serves it because the token has the scope.',
    spec: oidcCore('5.3', 'UserInfo'),
    extra: true,
  },
  {
    number: 10,
    title: 'The app calls the API again',
    why: 'The token serves until it expires, and no call of the app needs the password. After that the API answers 401 invalid_token.',
    depth:
      'The way on is a refresh; to ask the user again comes last. An app that sends a stored password instead hides every revocation: an administrator throws it out, and it is back at the next call. It also fails on the day when the user turns on a second factor or changes the password, and its repeated guesses can lock the account.',
    spec: rfc(6750, '3.1'),
    extra: true,
  },
  {
    number: 11,
    title: 'The app introspects its access token',
    why: 'The server says whether the token is still active, and for which user and scopes. After a revocation that is more than the token itself can tell.',
    depth:
      'The answer can hold username, which the token does not carry. It is no sign-in: it says that the token is alive, not that the user is there. The app has to authenticate as it did with the password, and of a token that is not its own it hears active: false and no more (RFC 7662 §2.2). An app that never shows a server page has few other ways to notice that its user was locked out.',
    spec: rfc(7662, '2.1'),
    extra: true,
  },
  {
    number: 12,
    title: 'The app revokes its refresh token',
    why: 'Signing out ends the refresh token at the server. What the app knows it still knows: no request can make it forget a password.',
    depth:
      'There is no session at the server to end and no logout page to visit, since the user never was there. Here the access tokens of the grant end with the refresh token, as RFC 7009 §2.1 advises. In a code flow an app without tokens is locked out; here one that kept the password signs itself in again. The user who wants it out for good needs a new password.',
    spec: rfc(7009, '2.1'),
    extra: true,
  },
];
