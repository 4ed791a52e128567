import { oidcCore, openid, rfc } from '../../protocol/spec.ts';
import type { Step } from '../contract.ts';

/** The eleven steps as the documentation counts them, and what can follow. */
export const steps: readonly Step[] = [
  {
    number: 1,
    title: 'The user picks Login in the app',
    why: 'The app does not know the user yet. It starts the flow itself, so that it can recognise its own answer later.',
    depth:
      "An app that takes a code nobody here asked for can be made to sign the victim in to the attacker's account. A login that starts at the app can be tied to this browser with state, nonce and PKCE. A SPA hands its tab to the server; a native app opens the system browser, never a web view of its own, which could read the password (RFC 8252 §8.12).",
    spec: rfc(6749, '4.1'),
  },
  {
    number: 2,
    title: 'The app makes a code_verifier and its hash',
    why: 'Only this copy of the app knows the random verifier; the request carries its hash, the code_challenge. Whoever steals the code later cannot redeem it.',
    depth:
      'A public client has no secret: everybody can read its client_id in the page or the binary, so only the verifier tells the app that asked from an impostor. On a phone another app can register the same custom scheme and catch the redirect; PKCE was made against that, and today every public client must use it (RFC 9700 §2.1.1). The verifier holds 32 random bytes and serves one login. A SPA has to keep it across the redirect, for example in sessionStorage; a native app keeps it in memory.',
    spec: rfc(7636, '4.1'),
  },
  {
    number: 3,
    title: 'The app sends the browser to /authorize',
    why: 'The user must sign in where the app cannot watch. The URL says who asks, for what, and where the answer goes.',
    depth:
      'Whoever sits at the browser can read and change this URL, so no secret stands in it: of the verifier only the SHA-256 hash. With code_challenge_method=plain the URL holds the verifier itself; without PKCE a stolen code is as good as its tokens. Auth0 names the API with audience, the standard with resource (RFC 8707). With a pushed request (RFC 9126) only client_id and a reference to the parameters pass through the browser.',
    spec: rfc(7636, '4.3'),
  },
  {
    number: 4,
    title: 'The server redirects to its login page',
    why: 'The server checks client_id and redirect_uri before all else and keeps the request. Then it asks the user to sign in, on its own host.',
    depth:
      "If redirect_uri were not compared exactly, an attacker could have the code sent to a host of their own; on a mismatch the server shows an error page and does not redirect. RFC 9700 §2.1 excepts only the port of a native app's loopback URI. Auth0 also takes wildcards for subdomains and advises against them in production. The page forbids framing, or a foreign page could steal the click.",
    spec: oidcCore('3.1.2.3', 'Authenticates'),
  },
  {
    number: 5,
    title: 'The user signs in and may consent',
    why: 'The password goes to the authorization server alone, which can ask for more, such as a second factor. Consent lets the user see and decide what the app may do.',
    depth:
      "An app that takes the password itself could keep it, and would have to rebuild every way to sign in. Nobody can prove which program sent a public client's request, so the server should not wave it through unseen unless something else assures the app's identity, such as a claimed https redirect (RFC 8252 §8.6). Auth0 can skip consent for first-party apps if the API allows it. With a live session the user may see neither page.",
    spec: oidcCore('3.1.2.4', 'Consent'),
  },
  {
    number: 6,
    title: 'The server sends the browser back with a code',
    why: 'The answer passes through the browser, so it holds no token, only a code that works once and soon expires. The server keeps the challenge with the code.',
    depth:
      'The app compares state with its own and iss with the issuer it asked; otherwise a code from elsewhere could be slipped in (CSRF, mix-up). The URL stays in history and logs: single use and PKCE make the code worthless there. A SPA receives it at an https URL, a native app at a claimed https link, a loopback address or a scheme such as myapp://, which another app can claim as well.',
    spec: rfc(7636, '4.4'),
  },
  {
    number: 7,
    title: 'The app sends the code and the code_verifier',
    why: 'Now the app talks to the server directly, past the address bar. It presents the code and, for the first time, the verifier behind the challenge.',
    depth:
      "No client secret goes along: one that every copy of an app carries is no secret. The verifier travels in a POST body over TLS, so it lands in no history and no Referer. A SPA's request carries Origin, and the server must allow that origin by CORS before the script may read the tokens; a native app's request knows no CORS.",
    spec: rfc(7636, '4.5'),
  },
  {
    number: 8,
    title: 'The server checks verifier against challenge',
    why: 'It hashes the verifier and compares the result with the challenge kept with the code. Only the app that started this login can know the verifier.',
    depth:
      'Without this check a stolen or injected code yields tokens. The server also checks that the code is unused, not expired, and issued to this client for this redirect_uri. A code that comes twice is refused and should take the tokens of its first use with it, since one of the two senders is a thief. If the request had no challenge, a verifier must be refused too, or an attacker could strip PKCE from the request unnoticed (RFC 9700 §4.8).',
    spec: rfc(7636, '4.6'),
  },
  {
    number: 9,
    title: 'The server answers with ID and access token',
    why: 'The ID token tells the app who signed in; the access token opens the API. A refresh token comes along if offline_access was granted.',
    depth:
      'The app believes the ID token only once iss, aud, exp, nonce and signature are right; an unchecked nonce lets a replayed token sign somebody in. OpenID Connect lets it skip the signature on a token straight from the token endpoint, but checking costs one fetch of the JWKS. The access token is for the API to read; at Auth0 it is not even a JWT if the request named no audience. A SPA best keeps tokens in memory, a native app in the keychain of the system.',
    spec: oidcCore('3.1.3.3', 'TokenResponse'),
  },
  {
    number: 10,
    title: 'The app calls the API with the access token',
    why: 'The access token goes into the Authorization header: all that the API sees of the flow. The ID token stays with the app.',
    depth:
      "A bearer token works for whoever holds it, so it does not belong in a URL, where history and logs keep it. An API that took ID tokens would let in any app that can sign the user in. A SPA's browser first asks the API with a CORS preflight; a native app's call goes straight through. DPoP (RFC 9449) ties the token to a key and makes a stolen copy useless.",
    spec: rfc(6750, '2.1'),
  },
  {
    number: 11,
    title: 'The API checks the token and returns the data',
    why: 'The API trusts no app: on every call it checks signature, iss, aud, exp and scope. Then it returns the data of the user in sub.',
    depth:
      "Without the check of aud a token for another API opens this one; without that of typ an ID token might pass. A bad token gets 401 invalid_token, a missing permission 403 insufficient_scope. An API that checks tokens by itself hears of no revocation before exp, so access tokens live briefly. RFC 9068 wants typ at+jwt and client_id; Auth0's default token profile has azp instead of client_id.",
    spec: rfc(9068, '4'),
  },
  {
    number: 12,
    title: 'The app refreshes its tokens',
    why: 'The access token runs out, and the refresh token fetches a new one without the user. With rotation the answer brings a new refresh token and the old one is spent.',
    depth:
      'A public client cannot authenticate, so its refresh tokens must rotate or be bound to a key (RFC 9700 §2.2.2); otherwise a stolen one works silently for its whole life. The app must keep the new one at once: if it loses it, the user has to sign in again. At Auth0 rotation is a setting of each app, and the previous token can stay good for some seconds, because a lost response would look like theft.',
    spec: rfc(6749, '6'),
    extra: true,
  },
  {
    number: 13,
    title: 'An old refresh token is used again',
    why: 'The app holds a newer one, so a spent token points to a copy. The server cannot tell the thief from the app, so it revokes the whole family.',
    depth:
      "Without this, a thief who refreshes first keeps going unnoticed. Revoking the family throws both out: the user signs in again, the thief cannot. Access tokens already issued still work until exp wherever an API checks them by itself. A retry after a lost response looks the same; Auth0's overlap period is there for that case, and is a window for the thief as well.",
    spec: rfc(9700, '4.14.2'),
    extra: true,
  },
  {
    number: 14,
    title: 'The app asks /userinfo',
    why: 'It returns claims about the user, such as name and email, as they are now. The access token decides whose, and its scope which.',
    depth:
      'The app must compare sub with that of the ID token, or a swapped access token shows it the data of somebody else. The call is no sign-in: an access token does not say that its user is present, nor which app it was meant for. Where the ID token holds all that is needed, the app can leave it out. At Auth0, as here, an access token for an API serves /userinfo too once openid is granted.',
    spec: oidcCore('5.3', 'UserInfo'),
    extra: true,
  },
  {
    number: 15,
    title: 'The app revokes its refresh token',
    why: 'Once the user signs out, the app should no longer be able to get tokens. Revocation ends the refresh token at the server, not only in the app.',
    depth:
      'An app that only deletes its own copy leaves every other copy working. The server answers 200 for an unknown token too, since the aim is reached either way; access tokens of the same grant should end as well. Auth0 revokes only refresh tokens here, and a tenant setting decides whether the whole grant goes with them. The session at the server goes on: to end it takes a logout of its own.',
    spec: rfc(7009, '2.1'),
    extra: true,
  },
  {
    number: 16,
    title: 'The app calls the API again',
    why: 'The app holds its access token itself and sends it until it runs out. When the API answers invalid_token, the app refreshes once and tries again.',
    depth:
      'A SPA that keeps the token in memory loses it with every reload and refreshes more often; in localStorage it would outlive the reload, and every injected script could read it. The API judges the token alone and hears of no logout and no revoked family, so a short lifetime counts most for apps that cannot keep a secret. A 403 insufficient_scope needs a new consent, not a new token. If the refresh fails as well, the user has to sign in.',
    spec: rfc(6750, '3.1'),
    extra: true,
  },
  {
    number: 17,
    title: 'The app logs the user out',
    why: 'Deleting its tokens leaves the session at the server alive. So the app sends the browser to /oidc/logout with id_token_hint, and on to a registered address.',
    depth:
      'Otherwise the next Login signs in whoever sits at the computer then, without a password. A SPA sends its own tab there; a native app opens the system browser, where the session cookie lives, and can be called back by its own scheme. If the hint is missing or fits another session, the server must ask first, or any site could log people out. Refresh tokens may outlive the logout, so the app revokes its own before.',
    spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
    extra: true,
  },
];
