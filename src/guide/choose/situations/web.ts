import { browserBasedApps, oidcCore, openid, rfc } from '../../../protocol/spec.ts';
import { answered, guarded, noRefresh, type Situation, withKey } from './situation.ts';

const FAPI = openid('FAPI 2.0', 'fapi-security-profile-2_0-final', '5.3.3', 'section-5.3.3');
const CODE = 'authorization-code';

const withApi = (rest: string) => answered(`machine=no server=yes early=no api=yes ${rest}`);
const signIn = (rest: string) => answered(`machine=no server=yes early=no api=no ${rest}`);
const atOnce = (rest: string) => answered(`machine=no server=yes early=yes ${rest}`);

/** Apps that run on a server. */
export const web: readonly Situation[] = [
  {
    text: 'A server-rendered shop shows Ana her orders.',
    answers: withApi('away=no stakes=no keys=secret'),
    ...{ flow: CODE, options: noRefresh },
    because:
      'Its server is a confidential client and redeems the code past the browser; Ana is there all the time.',
    spec: rfc(6749, '4.1'),
  },
  {
    text: 'A web app in a server-side framework keeps people signed in for weeks.',
    answers: withApi('away=yes stakes=no keys=secret'),
    ...{ flow: CODE, options: {} },
    because:
      'A confidential client, and access outlives the access token: a refresh token, bound to the client.',
    spec: rfc(6749, '6'),
  },
  {
    text: 'A single-page app has a backend-for-frontend that holds the tokens.',
    answers: withApi('away=yes stakes=no keys=key'),
    ...{ flow: CODE, options: withKey },
    because: 'The backend is the client and is confidential; the page has a cookie and never sees a token.',
    spec: browserBasedApps('6.1'),
  },
  {
    text: 'A report is made for a user at night, while the user is away.',
    answers: withApi('away=yes stakes=no keys=secret'),
    ...{ flow: CODE, options: {} },
    because: "It is one user's data, so that user consents once; the refresh token carries on at night.",
    spec: oidcCore('11', 'OfflineAccess'),
  },
  {
    text: "Another company's CRM reads a user's calendar.",
    answers: withApi('away=yes stakes=no keys=secret'),
    ...{ flow: CODE, options: {} },
    because: 'A third party must never see the password; the user consents, and can take it back.',
    spec: rfc(6749, '1'),
  },
  {
    text: "An automation platform moves a user's files whenever something happens.",
    answers: withApi('away=yes stakes=no keys=secret'),
    ...{ flow: CODE, options: {} },
    because: 'It acts for users who are away, from a server that keeps its secret.',
    spec: rfc(6749, '6'),
  },
  {
    text: 'A chat bot reads the calendar of whoever writes to it.',
    answers: withApi('away=yes stakes=no keys=secret'),
    ...{ flow: CODE, options: {} },
    because:
      'The bot runs on a server. It sends each user a link, and the redirect comes back to that server.',
    spec: rfc(6749, '4.1'),
  },
  {
    text: 'A web app calls a service that calls a second one on behalf of the user.',
    answers: withApi('away=no stakes=no keys=key'),
    ...{ flow: CODE, options: { ...withKey, ...noRefresh } },
    because:
      'The user signs in at the web app, with its flow. The service then exchanges the token it was called with.',
    spec: rfc(8693, '1'),
  },
  {
    text: "A bank's web app starts payments.",
    answers: withApi('away=no stakes=yes'),
    ...{ flow: CODE, options: { ...guarded, ...noRefresh } },
    because: 'FAPI 2.0 asks for PAR, for private_key_jwt or mutual TLS, and for tokens bound to a key.',
    spec: FAPI,
  },
  {
    text: "An account service reads a user's bank accounts for 90 days.",
    answers: withApi('away=yes stakes=yes'),
    ...{ flow: CODE, options: guarded },
    because: 'FAPI 2.0 again, with a refresh token for the time when the user is away.',
    spec: FAPI,
  },
  {
    text: 'A patient portal shows records of health.',
    answers: withApi('away=no stakes=yes'),
    ...{ flow: CODE, options: { ...guarded, ...noRefresh } },
    because: 'A stolen token would show what cannot be taken back, so it works with one key only.',
    spec: rfc(9700, '2.2.1'),
  },
  {
    text: "An AI assistant on a server answers a user's mail overnight.",
    answers: withApi('away=yes stakes=yes'),
    ...{ flow: CODE, options: guarded },
    because: 'It acts for one user who is away. Whoever can send mail as a user can do much harm.',
    spec: rfc(9700, '2.2.1'),
  },
  {
    text: 'An intranet of several sites has single sign-on.',
    answers: signIn('back=yes keys=secret'),
    ...{ flow: CODE, options: noRefresh },
    because: 'Each site needs an ID token and no API; its server fetches it past the browser.',
    spec: oidcCore('3.1', 'CodeFlowAuth'),
  },
  {
    text: 'A wiki only wants to know which employee is there.',
    answers: signIn('back=yes keys=key'),
    ...{ flow: CODE, options: { ...withKey, ...noRefresh } },
    because: 'Sign-in without an API, on a server that can redeem a code.',
    spec: oidcCore('3.1', 'CodeFlowAuth'),
  },
  {
    text: 'A WordPress plugin signs visitors in with another account.',
    answers: signIn('back=yes keys=secret'),
    ...{ flow: CODE, options: noRefresh },
    because: "It runs on the site's server, whose settings hold the client secret.",
    spec: oidcCore('3.1', 'CodeFlowAuth'),
  },
  {
    text: 'A site moves from SAML to OpenID Connect and should hold no secret.',
    answers: signIn('back=no'),
    ...{ flow: 'implicit-form-post', options: {} },
    because:
      'Sign-in only, and a server takes the post: it checks a signature and needs no secret. If it may call out, a public client with PKCE works too.',
    spec: openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
  },
  {
    text: 'A server that may open no outgoing connections signs employees in.',
    answers: signIn('back=no'),
    ...{ flow: 'implicit-form-post', options: {} },
    because:
      'It cannot reach the token endpoint. The posted ID token needs only public keys, installed beforehand.',
    spec: oidcCore('3.2', 'ImplicitFlowAuth'),
  },
  {
    text: "A server must show the user's name before its callback has redeemed the code.",
    answers: atOnce('away=no keys=secret'),
    ...{ flow: 'hybrid', options: noRefresh },
    because: 'Only a response type with id_token brings the identity along with the code.',
    spec: oidcCore('3.3', 'HybridFlowAuth'),
  },
  {
    text: 'A server sends each user to a home region, which redeems the code.',
    answers: atOnce('away=yes keys=secret'),
    ...{ flow: 'hybrid', options: {} },
    because: 'Who the user is decides who redeems the code, so the ID token has to come first.',
    spec: oidcCore('3.3', 'HybridFlowAuth'),
  },
  {
    text: 'An authority asks its partners for code id_token and signed assertions, for visits of minutes.',
    answers: atOnce('away=no keys=key'),
    ...{ flow: 'hybrid', options: { ...withKey, ...noRefresh } },
    because: 'The profile names the response type and the key; nothing goes on after the visit.',
    spec: oidcCore('3.3', 'HybridFlowAuth'),
  },
  {
    text: "A bank's older profile asks for a signed answer: FAPI 1.0 Advanced.",
    answers: atOnce('away=yes keys=key'),
    ...{ flow: 'hybrid', options: withKey },
    because: 'The profile takes code id_token, with the ID token as the detached signature of the answer.',
    spec: openid(
      'FAPI 1.0 Advanced',
      'openid-financial-api-part-2-1_0-final',
      '5.1.1',
      'id-token-as-detached-signature',
    ),
  },
];
