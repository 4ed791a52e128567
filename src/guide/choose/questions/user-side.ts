import { oidcCore, rfc } from '../../../protocol/spec.ts';
import type { Question } from '../question.ts';

/** What kind of app users hold. */

export const password: Question = {
  id: 'password',
  title: "Must the app take the user's password itself?",
  reason:
    'Only if two things hold: the app is your own and absolutely trusted with the password, and it cannot redirect. Even then RFC 9700 says MUST NOT.',
  examples: [
    {
      text: 'An old program of your own, with its own login form, on a system that can open no browser.',
      answer: 'yes',
    },
    { text: 'An app of another company.', answer: 'no' },
    { text: 'Your own mobile app: it can open the system browser.', answer: 'no' },
    {
      text: 'You would like the login form to look like the app: style the login page instead.',
      answer: 'no',
    },
  ],
  answers: [
    { id: 'yes', label: 'Yes, both hold', hint: 'It is trusted with the password, and it cannot redirect.' },
    {
      id: 'no',
      label: 'No',
      hint: 'It is not yours, or a browser can be opened, or the user has a phone at hand.',
    },
  ],
  unsure: {
    help: 'Ask whether the app can open a browser, or show a short code that the user enters elsewhere. If either works, nobody has to give the app a password.',
    signs: [
      {
        text: 'Your company writes it, no browser runs there, and users have no second device.',
        answer: 'yes',
      },
      { text: 'Someone else writes it.', answer: 'no' },
      { text: 'Users have a second factor, a passkey or another provider to sign in with.', answer: 'no' },
    ],
    assume: 'no',
    why: 'A password that the app never sees cannot leak from it.',
  },
  spec: rfc(9700, '2.4'),
};

export const page: Question = {
  id: 'page',
  title: 'Is it a single-page app?',
  reason:
    'Its whole code lies open in the browser, so it can keep no secret; PKCE gives it a fresh one for each login.',
  examples: [
    { text: 'A React app from static files that calls your API.', answer: 'yes' },
    { text: 'A browser extension: script in the browser, with an https redirect of its own.', answer: 'yes' },
    { text: 'A desktop app with a web view, such as Electron.', answer: 'no' },
  ],
  answers: [
    { id: 'yes', label: 'Yes, script in a browser' },
    { id: 'no', label: 'No, something else', hint: 'An installed app or a device.' },
  ],
  unsure: {
    help: 'Ask how users get it. Whoever opens a URL in a browser, and gets all of it from there, uses a single-page app.',
    signs: [
      { text: 'It needs no installation.', answer: 'yes' },
      { text: 'It calls the API with fetch, from the browser.', answer: 'yes' },
      { text: 'It has an icon on a phone, a desktop or a TV.', answer: 'no' },
    ],
    assume: 'no',
    why: 'The next questions look at the other kinds, and the last of them ends in PKCE as well.',
  },
  spec: rfc(6749, '2.1'),
};

export const signin: Question = {
  id: 'signin',
  title: 'Does the page need only the sign-in, and no access token?',
  reason:
    'For sign-in alone an ID token is enough, which Implicit with Form Post brings without a code. Every API call needs an access token, and so PKCE.',
  examples: [
    { text: 'A page whose own small server takes the sign-in, and that calls no API.', answer: 'yes' },
    { text: "A page that loads Ana's orders from an API.", answer: 'no' },
  ],
  answers: [
    {
      id: 'yes',
      label: 'Yes, only sign-in',
      hint: 'It calls no API, and a server of yours can take the form post.',
    },
    { id: 'no', label: 'No, also an API', hint: 'It calls an API with an access token.' },
  ],
  unsure: {
    help: 'Open the network view of the browser. Each request of the page that some server answers for this user alone needs an access token or a cookie.',
    signs: [
      { text: 'All that the page shows is the same for everybody.', answer: 'yes' },
      { text: 'It loads or saves something of the user.', answer: 'no' },
      { text: 'No server of yours could receive a form post.', answer: 'no' },
    ],
    assume: 'no',
    why: 'PKCE brings an ID token too, and works without a server.',
  },
  spec: oidcCore('3.2', 'ImplicitFlowAuth'),
};

export const native: Question = {
  id: 'native',
  title: 'Is it a native app, on a device with a browser?',
  reason:
    'It opens the system browser for the sign-in and gets the code back through the system. Its secret would be the same in every copy, so PKCE takes the place of one.',
  examples: [
    { text: 'A mobile app for Android or iOS.', answer: 'yes' },
    { text: 'A desktop program, Electron included.', answer: 'yes' },
    { text: 'A command-line tool on a laptop, for the user who sits there.', answer: 'yes' },
    { text: 'A smart TV, or a tool on a server reached by SSH.', answer: 'no' },
  ],
  answers: [
    {
      id: 'yes',
      label: 'Yes, native with a browser',
      hint: 'The user can sign in in the system browser, on the same device.',
    },
    { id: 'no', label: 'No', hint: 'There is no browser, no keyboard, or it is no installed app.' },
  ],
  unsure: {
    help: 'Ask whether a link in the app would open a browser in which the user can type a password.',
    signs: [
      { text: 'It runs on a phone, a tablet or a computer.', answer: 'yes' },
      { text: 'Typing takes a remote control.', answer: 'no' },
    ],
    assume: 'no',
    why: 'The next question asks for devices without a browser; what is none of them gets PKCE too.',
  },
  spec: rfc(8252, '1'),
};

export const device: Question = {
  id: 'device',
  title: 'Does the device lack a browser or a keyboard?',
  reason:
    'It shows a short code; the user enters it on a phone and signs in there, while the device polls. The password never touches the device.',
  examples: [
    { text: 'A smart TV, a game console or a printer.', answer: 'yes' },
    { text: 'A command-line tool on a server without a browser.', answer: 'yes' },
    { text: 'A plugin inside another program that opens the browser for it.', answer: 'no' },
  ],
  answers: [
    {
      id: 'yes',
      label: 'Yes, it is constrained',
      hint: 'It can show or speak a code, and reach the internet.',
    },
    { id: 'no', label: 'No', hint: 'The user can sign in in a browser there.' },
  ],
  unsure: {
    help: 'Imagine a user who types a long password there. If that takes a remote control, or no page can be shown, the device is constrained.',
    signs: [
      { text: 'It has a small display, or a speaker, and no keyboard.', answer: 'yes' },
      { text: 'A browser opens on the same device.', answer: 'no' },
    ],
    assume: 'no',
    why: 'PKCE ties the answer to the app that asked; a user code that a stranger sends can be entered by mistake (RFC 8628 §5.4).',
  },
  spec: rfc(8628, '1'),
};
