import { auth0, browserBasedApps, oidcCore, rfc } from '../../../protocol/spec.ts';
import { answered, noRefresh, type Situation } from './situation.ts';

const page = (rest: string) => answered(`machine=no server=no password=no page=yes ${rest}`);
const PKCE = 'authorization-code-pkce';

/** Apps that are script in a browser. */
export const browsers: readonly Situation[] = [
  {
    text: 'A single-page app from static files calls your API.',
    answers: page('signin=no away=no'),
    ...{ flow: PKCE, options: noRefresh },
    because:
      'A public client: it must use PKCE, and a new redirect is safer than a long-lived token in the browser.',
    spec: browserBasedApps('6.3'),
  },
  {
    text: 'A single-page editor stays open and online all day.',
    answers: page('signin=no away=yes'),
    ...{ flow: PKCE, options: {} },
    because: 'PKCE, and a refresh token, which for a public client must rotate or be bound to a key.',
    spec: rfc(9700, '2.2.2'),
  },
  {
    text: 'A single-page app wants sign-in only, and a small server of yours takes the post.',
    answers: page('signin=yes'),
    ...{ flow: 'implicit-form-post', options: {} },
    because: 'No access token is needed, so an ID token by form post is enough.',
    spec: auth0(
      'Which OAuth 2.0 flow should I use?',
      'get-started/authentication-and-authorization-flow/which-oauth-2-0-flow-should-i-use',
    ),
  },
  {
    text: 'A static page without a server of its own only shows who is signed in.',
    answers: page('signin=no away=no'),
    ...{ flow: PKCE, options: noRefresh },
    because: 'Nothing could receive a form post. The code flow with PKCE brings the ID token to script.',
    spec: oidcCore('3.1.3.3', 'TokenResponse'),
  },
  {
    text: "A browser extension saves pages to a user's account.",
    answers: page('signin=no away=yes'),
    ...{ flow: PKCE, options: {} },
    because: 'Script that everybody can unpack is a public client; the browser gives it an https redirect.',
    spec: rfc(9700, '2.1.1'),
  },
  {
    text: 'Tests in a browser sign in as a test user.',
    answers: page('signin=no away=no'),
    ...{ flow: PKCE, options: noRefresh },
    because:
      "They drive the app's own flow. The password grant as a short cut must not be used, and would test another path.",
    spec: rfc(9700, '2.4'),
  },
  {
    text: "A widget in another company's portal shows a user's invoices.",
    answers: page('signin=no away=no'),
    ...{ flow: PKCE, options: noRefresh },
    because:
      'It is script in a browser, with no server to hold a secret. The sign-in needs a window of its own: login pages refuse to be framed.',
    spec: rfc(6749, '2.1'),
  },
];
