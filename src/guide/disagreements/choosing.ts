import { browserBasedApps, openid, rfc } from '../../protocol/spec.ts';
import { type Disagreement, pages } from './disagreement.ts';

/** About how one comes to a flow: what is asked, in which order, and for whom each flow is meant. */
export const aboutChoosing: readonly Disagreement[] = [
  {
    id: 'machine-owns-resources',
    topic: 'Whether a machine owns what it opens',
    auth0: {
      text: 'A machine that needs access is client and resource owner in one, so no user has to authorize anything.',
      source: pages.whichFlow,
    },
    today: {
      text: 'The client opens what it controls, or what others own and have arranged with the server beforehand. So the question is whether a user takes part now, not whose data it is.',
      spec: rfc(6749, '4.4'),
    },
    here: 'The question is whether a user signs in. The job of the Client Credentials run reads orders in its own name: its token has the client in sub, no user.',
    flows: ['client-credentials'],
    questions: ['machine'],
  },
  {
    id: 'command-line-tools',
    topic: 'Where command-line tools belong',
    auth0: {
      text: 'Command-line tools stand beside daemons and back-end services as machine-to-machine apps, for Client Credentials.',
      source: pages.clientCredentials,
    },
    today: {
      text: 'A tool that people install and run for themselves is a native app: a secret shipped in each copy is none. It opens the browser and listens on a loopback port, or uses the device grant where there is no browser.',
      spec: rfc(8252, '8.5'),
    },
    here: 'Client Credentials is for a job with credentials of its own. A tool with a user leads to Authorization Code with PKCE on a loopback address, or to Device Authorization.',
    flows: ['client-credentials', 'authorization-code-pkce', 'device-authorization'],
    questions: ['machine', 'native', 'device'],
  },
  {
    id: 'order-of-questions',
    topic: 'The order of the questions',
    auth0: {
      text: 'After machine and server app the page asks whether the app is absolutely trusted with the password, and only then whether it is a single-page app.',
      source: pages.whichFlow,
    },
    today: {
      text: 'The password grant must not be used, whoever is trusted. So every redirect, and a second device, comes before it.',
      spec: rfc(9700, '2.4'),
    },
    here: 'The questions keep the order of the page, but a password leads anywhere only if the app cannot redirect either, and the verdict then carries a warning and the better way.',
    flows: ['resource-owner-password', 'authorization-code-pkce'],
    questions: ['password', 'page'],
  },
  {
    id: 'devices-not-asked-about',
    topic: 'Devices among the questions',
    auth0: {
      text: 'The overview lists the device flow among the seven; the page that helps to decide has no question that leads to it.',
      source: pages.overview,
    },
    today: {
      text: 'A device that cannot open a browser, or on which typing is a burden, has a grant of its own.',
      spec: rfc(8628, '1'),
    },
    here: 'Native apps and devices have a question each, so all seven flows can be reached.',
    flows: ['device-authorization', 'authorization-code-pkce'],
    questions: ['native', 'device'],
  },
  {
    id: 'device-flow-a-draft',
    topic: 'What the device flow is and for whom',
    auth0: {
      text: 'The overview calls the device flow drafted in OAuth 2.0, for use with mobile and native apps.',
      source: pages.overview,
    },
    today: {
      text: 'It has been a standard since 2019, and is not meant to replace the browser in native apps on phones and computers that have one.',
      spec: rfc(8628, '1'),
    },
    here: 'The run shows a TV and a phone. A native app on a phone or a computer leads to Authorization Code with PKCE.',
    flows: ['device-authorization', 'authorization-code-pkce'],
    questions: ['native', 'device'],
  },
  {
    id: 'single-page-app-choices',
    topic: 'What a single-page app can choose from',
    auth0: {
      text: 'A single-page app has two options: PKCE, or Implicit with Form Post where it needs no access token.',
      source: pages.whichFlow,
    },
    today: {
      text: 'There is a third, and it is put first: a backend of its own keeps the tokens, runs the code flow as a confidential client, and gives the page a cookie.',
      spec: browserBasedApps('6.1'),
    },
    here: 'A page with a backend leads to Authorization Code, one without to PKCE. The tour has no extra run for a backend that only passes tokens on.',
    flows: ['authorization-code-pkce', 'authorization-code', 'implicit-form-post'],
    questions: ['server', 'page'],
  },
  {
    id: 'form-post-without-server',
    topic: 'Form post for a page without a server',
    auth0: {
      text: 'One part says that a single-page app without need of an access token can use Implicit with Form Post; the flow is then described for a traditional web app.',
      source: pages.whichFlow,
    },
    today: {
      text: "The browser posts the ID token to the redirect URI. A script cannot receive a POST, so something of the app's on a server has to take it.",
      spec: openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
    },
    here: 'The run has a web app whose server takes the POST. A page that wants sign-in only is led there too, with a warning and with PKCE as the way for a page without a server.',
    flows: ['implicit-form-post', 'authorization-code-pkce'],
    questions: ['page', 'signin'],
  },
  {
    id: 'password-when-trusted',
    topic: 'Whether trust is enough for the password',
    auth0: {
      text: 'Auth0 does not recommend the password flow, but allows it to highly trusted apps where no redirect is possible, and never to third parties.',
      source: pages.password,
    },
    today: {
      text: 'It must not be used, and no exception is made for trust: even a good app widens the attack surface and trains people to type passwords elsewhere. OAuth 2.1 has left the grant out.',
      spec: rfc(9700, '2.4'),
    },
    here: 'It runs, marked as discouraged, so that one can see every place the password passes. The verdict names the redirect or the second device as the better way.',
    flows: ['resource-owner-password'],
    questions: ['password'],
  },
];
