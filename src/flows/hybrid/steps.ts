import { oidcCore, openid, rfc } from '../../protocol/spec.ts';
import type { Step } from '../contract.ts';

/** The ten steps as the documentation counts them, and what can follow. */
export const steps: readonly Step[] = [
  {
    number: 1,
    title: 'The user picks Login in the app',
    why: 'The app wants to know at once who comes back, and gets its lasting tokens a little later. Its own server starts the flow, so that it knows both answers as its own.',
    depth:
      'Two answers will come: one through the browser, with an ID token beside the code, and one from server to server. That pays only if the app can use the first before it has the second, for example to look up the account while the code is being redeemed. Otherwise the code flow shows the same user one request later and exposes less. An answer that nobody here asked for must be refused, or an attacker can sign the victim in to an account of their own.',
    spec: oidcCore('3.3.1', 'HybridFlowSteps'),
  },
  {
    number: 2,
    title: 'The app redirects the browser to /authorize',
    why: 'response_type says what the browser shall bring beside the code: an ID token, an access token or both. response_mode=form_post has it posted.',
    depth:
      "By default the answer stands in the URL's fragment, which no server sees and history keeps; in the query it is forbidden. nonce is required with an ID token and ties it to this session. The answer will be a POST, and from another site a POST brings along only cookies with SameSite=None; Secure, so the app's session cookie needs both. RFC 9700 §2.1.2 names code id_token as a good choice and advises against the types with token.",
    spec: oidcCore('3.3.2.1', 'HybridAuthRequest'),
  },
  {
    number: 3,
    title: 'The server redirects to its login page',
    why: 'The server checks that this app may use the response_type and that redirect_uri fits exactly. Then the user signs in where the app cannot watch.',
    depth:
      'A loose redirect_uri does more harm here than in the code flow: a stolen code still lacks the credentials, but a stolen access token works at once. So an app should be registered for no more response types than it uses. A request for an ID token without openid or nonce goes back as an error before the user types anything. What is wrong with client_id or redirect_uri itself is shown on a page and sent nowhere.',
    spec: oidcCore('3.3.2.3', 'HybridAuthenticates'),
  },
  {
    number: 4,
    title: 'The user signs in and may consent',
    why: 'One sign-in and one consent stand behind both answers: what the browser brings now and what the code fetches later.',
    depth:
      'The consent page names scopes, not channels: the user cannot see that tokens will pass through the browser, so weighing that is up to the app. Both sets of tokens belong to this one grant, and this server ends them together. With a live session and an earlier consent the step passes unseen. If the user refuses, the form carries error=access_denied instead, with no code and no token.',
    spec: oidcCore('3.3.2.4', 'HybridConsent'),
  },
  {
    number: 5,
    title: 'The server sends a code and tokens by form post',
    why: 'A page whose form submits itself brings everything to the app in a POST body. The app checks state and ID token, and by c_hash and at_hash what came with it.',
    depth:
      "c_hash and at_hash in the signed ID token are halves of the hashes of code and access token: if either was swapped on the way, its hash no longer fits. With code token there is no ID token, so nothing vouches for that access token (RFC 9700 §4.6). The body stays out of history and Referer, but the browser and its extensions can read it. So this server's first ID token says only who signed in; name and email follow in step 8.",
    spec: oidcCore('3.3.2.8', 'HybridAuthResponseValidation'),
  },
  {
    number: 6,
    title: 'The app sends the code with its credentials',
    why: "The app has read who is there; for the API it needs the code's tokens. Its server redeems the code directly and proves with its credentials whose code it is.",
    depth:
      "The request is that of the code flow: Basic, body or private_key_jwt, with the redirect_uri of step 2. An app with PKCE can look up the account while it is under way; one that relies on nonce against injected codes must use no token before it has checked the second ID token (RFC 9700 §4.5.3.2). Sent from a page's script instead, the request would carry Origin, and here as at Auth0 no refresh token would come back.",
    spec: oidcCore('3.3.3.1', 'HybridTokenRequest'),
  },
  {
    number: 7,
    title: 'The server verifies code, client and credentials',
    why: 'Whoever saw the form post has the code too, but not the credentials. The server authenticates the app and checks that the code is fresh, unused and its own.',
    depth:
      'This is why the lasting tokens wait behind a code: the refresh token is out of reach for anybody who only watched the browser. The code also remembers the sign-in, so that the second ID token names the same user with the same nonce. If the code comes twice, the tokens of its grant should be revoked; at this server that includes the access token which came with it.',
    spec: oidcCore('3.3.3.2', 'HybridTokenRequestValidation'),
  },
  {
    number: 8,
    title: 'The server answers with a second set of tokens',
    why: 'No browser sees these, so they may say and do more: the ID token has name and email, the access token is the one for the API. The app checks them anew.',
    depth:
      'iss and sub must be the same in both ID tokens, or the two answers are about different people. nonce is compared again, although the first one was right: RFC 9700 §4.5.3.2 asks it of apps that rely on nonce against injected codes, and wants no token used before. c_hash and at_hash may be missing now, because TLS already binds what came in one answer. A refresh token comes along if offline_access was granted, and only here.',
    spec: oidcCore('3.3.3.6', 'HybridIDToken2'),
  },
  {
    number: 9,
    title: 'The app calls the API with the second token',
    why: 'By response_type the app may hold two access tokens. It sends the one from the token endpoint, which no browser has seen, and forgets the other.',
    depth:
      'There is no standard way to bind a token from the authorization response to a key, so a copy of the first works for whoever finds it; Auth0 recommends calling no API with it. The two may differ in lifetime and in what they open, and an app that mixes them up meets refusals it cannot explain. The second can be bound to a key with DPoP (RFC 9449). Either way a token belongs in the Authorization header, not in the URL.',
    spec: oidcCore('3.3.3.8', 'HybridAccessToken2'),
  },
  {
    number: 10,
    title: 'The API checks the token and returns the data',
    why: "The API cannot tell by which channel a token reached the app: it checks signature, iss, aud, exp and scope. The app then answers the browser's POST with its page.",
    depth:
      'To the API both access tokens are equally good, so the choice between them is the duty of the app, and how little the first one opens is up to the server. Neither ID token is for the API: their aud is the app. The browser has waited since step 5; the page that it gets now holds no token, and its address shows nothing of code or tokens, because they came in a body.',
    spec: rfc(9068, '4'),
  },
  {
    number: 11,
    title: 'The app refreshes its tokens',
    why: 'The refresh token came over the back channel, and over it the app renews what it got there. Neither the browser nor the first set of tokens is needed.',
    depth:
      'Only the second set is renewed: what came by form post runs out for good. The app authenticates, so the refresh token is tied to it already, and whether to rotate is up to the server (RFC 9700 §2.2.2). A new ID token keeps iss, sub, aud and auth_time and should carry no nonce (OIDC Core §12.2). So an app that wants fresh claims refreshes instead of sending the user through the hybrid flow once more.',
    spec: rfc(6749, '6'),
    extra: true,
  },
  {
    number: 12,
    title: 'An old refresh token is used again',
    why: 'A spent token comes back, so there is a copy of it. The server ends all that the one consent gave, the access token that went through the browser included.',
    depth:
      "Whoever read the form post cannot have caused this: no refresh token was in it, and the sender has passed client authentication. So the leak is at the app's server or in its backups, and the credentials must be changed as well. Public clients must have rotation or a bound key, confidential ones need not; where it is on, it works as an alarm. APIs that check tokens by themselves may still take the access tokens until exp.",
    spec: rfc(9700, '4.14.2'),
    extra: true,
  },
  {
    number: 13,
    title: 'The app asks /userinfo',
    why: 'The first ID token named no more than sub. The second and /userinfo tell the rest, and the access token of the back channel decides whose and how much.',
    depth:
      'Three answers now speak of one user, and sub must be the same in all of them. That the first is so terse is allowed: for privacy a server may return fewer claims where the browser carries them (OIDC Core §3.3.3.6). An app that has checked the second ID token needs this call only for what may have changed since, or for claims that the server leaves to /userinfo.',
    spec: oidcCore('5.3.2', 'UserInfoResponse'),
    extra: true,
  },
  {
    number: 14,
    title: 'The app calls the API again',
    why: 'The second access token serves until it runs out. A refusal with invalid_token is the time to refresh, not to fall back on the first one.',
    depth:
      'Falling back might even work, and so would hide the fault: the first token may have another lifetime and other rights, and it is the one that strangers may have copied. After invalid_token a client may get a new token and try again, once. insufficient_scope means that the user consented to less: that takes a new request to /authorize.',
    spec: rfc(6750, '3.1'),
    extra: true,
  },
  {
    number: 15,
    title: 'The app introspects its access token',
    why: 'Whether a token still counts, only the server knows. It tells a client that authenticates: active or not, for which user, scope and API, and until when.',
    depth:
      'In this flow there is something to see: two access tokens from two endpoints hang on one consent, and a revocation should turn active to false for both. The app asks about the one from the token endpoint. RFC 7662 has APIs in mind as the askers, and an app can do without: a 401 from the API tells it enough. A token that this client may not ask about gets the same bare answer as one that never was.',
    spec: rfc(7662, '2.2'),
    extra: true,
  },
  {
    number: 16,
    title: 'The app revokes its refresh token',
    why: 'One call, with credentials, ends the whole grant at this server: the refresh token, the access token behind it and the one that the browser carried.',
    depth:
      'That the first access token dies too is a reason to revoke whenever a user leaves: who knows where copies of it lie. RFC 7009 only says that the access tokens of the grant should go with the refresh token, so another server may let them live. ID tokens cannot be revoked; they say who signed in and run out. Nor does this end the session at the server, which takes a logout.',
    spec: rfc(7009, '2.1'),
    extra: true,
  },
  {
    number: 17,
    title: 'The app logs the user out',
    why: 'The app ends its own session. Then the browser brings an ID token to /oidc/logout as id_token_hint, and the server ends the session behind it.',
    depth:
      'Both ID tokens carry the sid of one session, so either can serve, even after exp. In a GET the hint stands in the address bar, and with the second token so do name and email; the endpoint takes a POST too. Without a fitting hint the server has to ask the user, or any site could log people out. Afterwards the browser returns only to a registered post_logout_redirect_uri.',
    spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
    extra: true,
  },
];
