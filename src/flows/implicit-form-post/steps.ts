import { oidcCore, openid } from '../../protocol/spec.ts';
import type { Step } from '../contract.ts';

/** The five steps as the documentation counts them, and what can follow. */
export const steps: readonly Step[] = [
  {
    number: 1,
    title: 'The user picks Login in the app',
    why: 'The app wants to know who the user is and nothing else: it calls no API. Its server starts the sign-in, so that it can recognise the answer.',
    depth:
      'This is a web app with a server, such as one that signs users in by SAML; a single-page app has nothing that could take a POST. It has no credentials at the authorization server, so none can leak, and all safety rests on what it checks in step 5. An ID token that nobody here asked for must sign nobody in, or an attacker could hand the victim a session of their own. If the app needs an API one day, it should change to the code flow.',
    spec: oidcCore('3.2.1', 'ImplicitFlowSteps'),
  },
  {
    number: 2,
    title: 'The app redirects the browser to /authorize',
    why: 'response_type=id_token asks for proof of identity alone; response_mode=form_post has it posted. nonce is required and will come back inside the token.',
    depth:
      "nonce must be unguessable and belong to this browser, so the app keeps it in its session. The session's cookie needs SameSite=None; Secure, because a POST from another site brings no other along. Without form_post the token would come in the URL's fragment, which the app's server never sees. Adding token would bring an access token through the browser too, which RFC 9700 §2.1.2 advises against.",
    spec: oidcCore('3.2.2.1', 'ImplicitAuthRequest'),
  },
  {
    number: 3,
    title: 'The server redirects to its login page',
    why: 'No credentials will ever show which app asks. So redirect_uri has to equal a registered one, for the token itself will be sent there.',
    depth:
      'In the code flow a wrong redirect gives away a code that is useless without credentials; here it gives away a signed statement about the user. aud limits the harm to this app and nonce to one login, but only if the app checks them. OpenID Connect forbids plain http for this redirect, except for native apps on the loopback. A request without nonce goes back as an error before the user types a password.',
    spec: oidcCore('3.2.2.3', 'ImplicitAuthenticates'),
  },
  {
    number: 4,
    title: 'The user signs in and may consent',
    why: 'The server sees the password, the app only the outcome. Consent is about data here, not about access: what the ID token may tell the app.',
    depth:
      'openid gives the app no more than sub; profile and email add name, picture and email address. All of it stands readable in a token that the browser carries, for a JWT is signed and not hidden, so the app should ask for little. Where it must know that the user is there now, it sends max_age and checks auth_time. A refusal comes by the same form, as error=access_denied.',
    spec: oidcCore('3.2.2.4', 'ImplicitConsent'),
  },
  {
    number: 5,
    title: 'The server sends an ID token by form post',
    why: 'A page whose form submits itself brings the token to the app. The app checks signature, iss, aud, exp and nonce, and signs the user in with a session of its own.',
    depth:
      "The token came through the browser, so its signature is all that vouches for it; the app fetches the public JWKS, the only request it makes. Without the check of aud a token for any other app would do, without that of nonce an old or stolen one; each nonce counts once. The body stays out of history and Referer, and the page must not be cached. Then the token has done its work, and the app's cookie says who is signed in.",
    spec: openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
  },
  {
    number: 6,
    title: 'The app logs the user out',
    why: 'First the app ends its own session. Then the browser goes to /oidc/logout with the ID token as hint, or the next Login would sign the user in unasked.',
    depth:
      'There is nothing to revoke: an ID token opens no API, and the app keeps it at most for this hint. The server compares sid in the hint with the session of the browser and asks the user if they differ, so that no other site can log people out; that exp has passed does not matter. The browser returns only to a registered post_logout_redirect_uri. Other apps that share the session are not told by this alone.',
    spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
    extra: true,
  },
];
