import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const signIn = oidcCore('3.1.2.3', 'Authenticates');
const consent = oidcCore('3.1.2.4', 'Consent');
const csrf = {
  what: "A random value that ties the form to this browser's session. The server refuses a form that comes back without it.",
  without:
    "Another site could submit the form in the user's name (CSRF): sign in as the attacker, or consent unseen.",
  spec: rfc(6749, '10.12'),
} as const;
const transaction = {
  what: 'Points to the pending authorization request that the server keeps, so that its parameters cannot be changed in the form.',
  without: 'The server would not know which app is waiting for the answer.',
  spec: signIn,
} as const;
const decision = {
  what: 'Which button the user pressed: agree or refuse. A refusal goes back to the app as access_denied.',
  without: 'Consent would be taken, not given.',
  spec: consent,
} as const;
const username = {
  what: 'The account name the user typed. The app never sees this form: it belongs to the authorization server.',
  spec: signIn,
} as const;

/** Fields that the user fills in. */
const person = entriesOf(['form'], 'user', {
  username,
  login: username,
  email: username,
  password: {
    what: 'The password, typed into a page of the authorization server. The app never sees it: that is the point of the redirect.',
    spec: signIn,
  },
  decision,
  consent: decision,
  action: {
    what: 'Which button the user pressed: a way to sign in, continue, allow or deny, log out or stay. A denial goes back to the app as access_denied.',
    without: 'Consent would be taken, not given.',
    spec: consent,
  },
  scope: {
    what: 'The permissions that the user ticked. The server may grant fewer than the app asked for, never more.',
    spec: consent,
  },
  remember: {
    what: 'Whether the server should remember this consent and not ask again for the same app and permissions.',
    spec: consent,
  },
  user_code: {
    what: 'The code shown on the device, typed in or confirmed by the user. The server forgives case, spaces and dashes, and allows few guesses.',
    without: 'The server cannot tell which device to authorize.',
    spec: rfc(8628, '3.3'),
  },
});

/** Hidden fields that the server puts into its forms. */
const hidden = entriesOf(['form'], 'authorization-server', {
  csrf,
  csrf_token: csrf,
  xsrf: csrf,
  transaction,
  interaction: transaction,
  state: transaction,
});

export const forms = [...person, ...hidden];
