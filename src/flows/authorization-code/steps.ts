import { oidcCore, openid, rfc } from '../../protocol/spec.ts';
import type { Step } from '../contract.ts';

/** The ten steps as the documentation counts them, and what can follow. */
export const steps: readonly Step[] = [
  {
    number: 1,
    title: 'The user picks Login in the app',
    why: "The button asks the app's own server, which does not know the user yet. Because the app starts the flow, it can later tie the answer to this browser.",
    depth:
      "The browser waits while the server works: nothing of OAuth runs in the page, so a script injected there finds no token. A login begun elsewhere could plant the attacker's code in the victim's browser (login CSRF), and only an app that began the flow itself can tell the two apart. Because the work is done on a machine of the operator's, this app can keep a secret: that is what makes it a confidential client.",
    spec: oidcCore('3.1.1', 'CodeFlowSteps'),
  },
  {
    number: 2,
    title: 'The app redirects the browser to /authorize',
    why: "The app's server answers with a redirect and a session cookie of its own. The URL says who asks, for what, for which API, and where the answer goes.",
    depth:
      "state and nonce are random and stay in the server's session; the browser holds only a cookie that names it, best one that scripts cannot read (HttpOnly). The URL passes through the address bar, so it carries client_id and never the secret. A confidential client may leave out PKCE, but RFC 9700 §2.1.1 recommends it here too. With a pushed request (RFC 9126) the server authenticates the app before the user sees anything.",
    spec: oidcCore('3.1.2.1', 'AuthRequest'),
  },
  {
    number: 3,
    title: 'The server redirects to its login page',
    why: "It first checks that client_id and redirect_uri belong together and that this app may ask for a code. Then the user signs in, on the server's own host.",
    depth:
      "If redirect_uri were compared loosely, the code could go to a host of the attacker's. Without the credentials it yields no tokens there, but it can be injected into the real app (RFC 9700 §4.5), so on a mismatch the server shows an error page and redirects nowhere. Other faults of the request go back to the app as error. With a live session at the server the user sees no login page: that is single sign-on.",
    spec: oidcCore('3.1.2.2', 'AuthRequestValidation'),
  },
  {
    number: 4,
    title: 'The user signs in and may consent',
    why: 'The password stays between user and server; the app learns only that it was right. Consent shows what the app asks for and lets the user refuse.',
    depth:
      "This app authenticates at the token endpoint, so nobody who borrows its name gets tokens, and the server can remember the user's consent. offline_access deserves a look of its own: OpenID Connect wants consent to a refresh token that works while the user is away (OIDC Core §11). Auth0 can skip the page for first-party apps where the API allows it. A refusal comes back as error=access_denied.",
    spec: oidcCore('3.1.2.4', 'Consent'),
  },
  {
    number: 5,
    title: 'The server sends the browser back with a code',
    why: 'The code works once, for a short time, and only for this app. Before the app uses it, it compares state and iss with what its session remembers.',
    depth:
      "A wrong state means that the login began in another browser (CSRF); a wrong iss, that another server answers (mix-up, RFC 9207). Authorization servers mostly live on another site, and from there a cookie with SameSite=Strict would not come along: the app would not find its session. The code lands in history and server logs, where it is useless without the app's credentials. The page that answers should load nothing from strangers, or Referer may give them the URL (RFC 9700 §4.2.4).",
    spec: rfc(6749, '4.1.2'),
  },
  {
    number: 6,
    title: 'The app sends the code with its credentials',
    why: "The app's server calls /oauth/token itself, while the browser waits. Its credentials prove that the code has come to the app that asked for it.",
    depth:
      'The client secret goes into the Authorization header (client_secret_basic) or the body (client_secret_post); with private_key_jwt the app signs a short-lived JWT instead. A secret travels with each request and lies at the server as well, whereas a private key never leaves the app: RFC 9700 §2.5 recommends the key. An exchange with an Origin header came out of a browser, where no secret is safe; Auth0, as this server, then issues no refresh token.',
    spec: rfc(6749, '4.1.3'),
  },
  {
    number: 7,
    title: 'The server verifies code, client and credentials',
    why: 'A code is good only for the app that it was issued to. So the server asks who is calling, then whether the code is known, fresh, unused and for this client.',
    depth:
      'In the other order strangers could try out codes. redirect_uri must be the one of step 2, or a code from a manipulated redirect would pass. A code that comes twice is refused and should take the tokens of its first use with it, as one of the two senders stole it (RFC 6749 §4.1.2). What these checks cannot see is a stolen code that an attacker feeds to the real app: against that stand nonce and PKCE (RFC 9700 §4.5.3).',
    spec: oidcCore('3.1.3.2', 'TokenRequestValidation'),
  },
  {
    number: 8,
    title: 'The server answers with ID and access token',
    why: "The tokens travel from server to server, past the browser. The app fetches the server's public keys and believes the ID token only after checking it.",
    depth:
      'iss, aud, exp and nonce must fit. The signature may be skipped on a token that came straight over TLS, but a check costs one fetch of the JWKS and is right everywhere. nonce ties the token to the session of this browser: without it, whoever injects a stolen code is signed in as its owner. The app keeps the tokens with its session, and the browser goes on holding a cookie; a refresh token comes along if offline_access was granted.',
    spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
  },
  {
    number: 9,
    title: 'The app calls the API with the access token',
    why: "The app's server calls the API for the user, with the token in the Authorization header. The browser sees only what the app makes of the answer.",
    depth:
      'No CORS stands between the two servers, and nothing in the page can leak the token. But this server holds the tokens of all its users, so a break-in costs more than one in a browser: ask for few scopes and encrypt what is stored. A bearer token works for whoever has it; DPoP (RFC 9449) or mutual TLS (RFC 8705) makes a copy worthless. The ID token is not for the API, its aud is the app.',
    spec: rfc(6750, '2.1'),
  },
  {
    number: 10,
    title: 'The API returns data and the app shows the page',
    why: 'The API checks signature, iss, aud, exp and scope, then returns the data of the user in sub. The app at last answers the request of step 5 with its page.',
    depth:
      "Without the check of aud any token of this issuer would open the API; without that of scope a token for reading could write. A refusal says what was wrong, 401 invalid_token or 403 insufficient_scope, and the app decides what the user sees of it. To the browser all this was one slow page load, after which it has a cookie and no token. How long the user stays signed in is now up to the app's own session, not to exp.",
    spec: rfc(9068, '4'),
  },
  {
    number: 11,
    title: 'The app refreshes its tokens',
    why: "When the access token runs out, the app's server fetches a new one without the user. It authenticates again, so a stolen refresh token alone is worth nothing.",
    depth:
      'RFC 9700 §2.2.2 demands rotation or a bound key of public clients only: here the credentials already tie the refresh token to its app. A server may rotate all the same, as this one does, and so notice a break-in that took the credentials too; the price is that a lost answer costs a new sign-in. A new ID token must name the same iss and sub (OIDC Core §12.2). The scope can be narrowed, never widened.',
    spec: rfc(6749, '6'),
    extra: true,
  },
  {
    number: 12,
    title: 'An old refresh token is used again',
    why: 'Rotation has spent this token, so somebody else holds a copy. The server cannot say which of the two is the thief and revokes the whole family.',
    depth:
      'From a confidential client this alarm is worse than from a public one: whoever sent the copy also passed client authentication, so a secret or key has leaked. Revoking the family stops these tokens, not the thief: change the credentials as well. Two processes of one app that refresh at the same moment look alike, and so does a retry after a lost answer; let one process refresh and the others wait for it.',
    spec: rfc(6749, '10.4'),
    extra: true,
  },
  {
    number: 13,
    title: 'The app asks /userinfo',
    why: 'The ID token shows the user at the time of the sign-in; /userinfo tells the claims as they are now. The scope of the access token decides which.',
    depth:
      'sub must equal that of the ID token, or the answer is about somebody else. A server app seldom needs the call, since it keeps the claims of the ID token in its session; it helps after a change of name or email, or where claims would make the token too big. The answer is plain JSON that TLS alone protects, unless the client registered for a signed one. It proves no sign-in: the user may be long gone.',
    spec: oidcCore('5.3', 'UserInfo'),
    extra: true,
  },
  {
    number: 14,
    title: 'The app calls the API again',
    why: "The token is good until exp, so the app keeps it with the user's session and sends it each time. It gets a new one when that time is near or the API refuses.",
    depth:
      'A new token for every call would load the server and run into rate limits. On 401 invalid_token the app may refresh once and retry, and if that fails too, the user has to sign in; a refresh does not mend 403 insufficient_scope. An API that checks JWTs by itself hears of no revocation: after a logout the token works on until exp, which is the case for short lifetimes.',
    spec: rfc(6750, '3.1'),
    extra: true,
  },
  {
    number: 15,
    title: 'The app introspects its access token',
    why: 'To the app an access token is opaque, whatever it looks like. The server says whether it is active and what it stands for, to a client that authenticates.',
    depth:
      'RFC 7662 was made for APIs that cannot check a token themselves or want to hear of revocations; here the app asks about its own, to watch active turn false. Without authentication the endpoint would tell strangers which of their guesses are tokens, so a public client stays out. Of a token of another client it says no more than of an unknown one: active is false. Auth0 names no such endpoint in its sample metadata.',
    spec: rfc(7662, '2'),
    extra: true,
  },
  {
    number: 16,
    title: 'The app revokes its refresh token',
    why: 'When the user leaves, the app deletes its tokens and tells the server, so that no copy in a backup or log works on. It authenticates, so no stranger can do this.',
    depth:
      "The access tokens of the same grant should end as well (RFC 7009 §2.1), though an API that reads JWTs by itself takes them until exp. The answer to an unknown token is 200 too, because then there is nothing left to do. Auth0 revokes only refresh tokens, and a setting of the tenant decides whether the grant goes with them. The user's session at the server lives on: the next Login may need no password.",
    spec: rfc(7009, '2'),
    extra: true,
  },
  {
    number: 17,
    title: 'The app logs the user out',
    why: 'The app ends its own session, then sends the browser to /oidc/logout to end the one at the server. id_token_hint shows whose session is meant.',
    depth:
      'With the first half alone, the next Login signs the user in again without a password, which on a shared computer is no logout. The hint keeps other sites from logging people out: if it is missing or fits another session, the server must ask the user. post_logout_redirect_uri has to be registered, or the endpoint would be an open redirector. Other apps that share the session hear of it by front- or back-channel logout, if at all.',
    spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
    extra: true,
  },
];
