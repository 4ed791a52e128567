import { oidcCore, rfc } from '../../../protocol/spec.ts';
import type { Question } from '../question.ts';

/** Whether a user takes part, and what an app on a server needs. */

export const machine: Question = {
  id: 'machine',
  title: 'Does the app act for itself, with no user?',
  reason:
    'Then it signs in with its own credentials, for what is its own or what it may use by arrangement, and nobody has to consent.',
  examples: [
    { text: 'A cron job imports data from an API into a database.', answer: 'yes' },
    { text: 'A command-line tool, a daemon or a back-end service calls an API as itself.', answer: 'yes' },
    { text: 'A shop shows Ana her own orders.', answer: 'no' },
  ],
  answers: [
    { id: 'yes', label: 'Yes, for itself', hint: 'No user signs in. The token names the app.' },
    { id: 'no', label: 'No, for a user', hint: 'A user signs in. The token names that user.' },
  ],
  unsure: {
    help: 'Ask who grants the access: an administrator once, for the whole app, or each user for their own data. Where each user grants it, the app acts for a user, even at night while nobody watches.',
    signs: [
      { text: 'The API would answer the same without any user account.', answer: 'yes' },
      { text: 'An administrator grants the access once, for the whole app.', answer: 'yes' },
      { text: 'Each user sees other data.', answer: 'no' },
      { text: 'A user should be able to say no.', answer: 'no' },
    ],
    assume: 'no',
    why: 'A token for one user opens less than a token for the whole app.',
  },
  spec: rfc(6749, '4.4'),
};

export const server: Question = {
  id: 'server',
  title: 'Does the app run on a web server?',
  reason:
    'A server keeps credentials where no user can read them, and takes tokens past the browser. Code that users hold can do neither.',
  examples: [
    { text: 'A server-rendered shop with a session cookie.', answer: 'yes' },
    {
      text: 'A single-page app whose own backend holds the tokens and gives the page a cookie.',
      answer: 'yes',
    },
    { text: 'Static files that call an API straight from the browser.', answer: 'no' },
    { text: 'An app from an app store.', answer: 'no' },
  ],
  answers: [
    { id: 'yes', label: 'Yes, on a server', hint: 'Its server starts the sign-in and receives the answer.' },
    {
      id: 'no',
      label: "No, on the user's side",
      hint: 'In the browser, on a phone, a computer or another device.',
    },
  ],
  unsure: {
    help: 'Look for the code that would call the token endpoint. If it runs on a machine of yours, the answer is yes; if users download it, no.',
    signs: [
      { text: 'Login ends in a session cookie of your own server.', answer: 'yes' },
      { text: 'Signing in redirects to a URL that your server handles.', answer: 'yes' },
      { text: 'The page or the installed app sends Authorization: Bearer by itself.', answer: 'no' },
      { text: 'A content delivery network or an app store delivers all of it.', answer: 'no' },
    ],
    assume: 'no',
    why: 'A public client holds no secret, so none can leak.',
  },
  spec: rfc(6749, '2.1'),
};

export const early: Question = {
  id: 'early',
  title: 'Must the app know the user before it redeems the code?',
  reason:
    'Hybrid brings an ID token together with the code. Without that need, the same ID token comes from the token endpoint one request later, past the browser.',
  examples: [
    { text: 'The server looks the account up while the code is still being redeemed.', answer: 'yes' },
    {
      text: 'A profile asks for code id_token, as FAPI 1.0 Advanced does where it has no JARM.',
      answer: 'yes',
    },
    { text: 'A shop greets Ana once her session has begun.', answer: 'no' },
  ],
  answers: [
    { id: 'yes', label: 'Yes, at once', hint: 'An ID token passes through the browser, beside the code.' },
    { id: 'no', label: 'No, it can wait', hint: 'All tokens come from the token endpoint.' },
  ],
  unsure: {
    help: 'Redeeming a code is one request between two servers. Ask what the app would do with the identity in that time.',
    signs: [
      { text: 'A written requirement names response_type=code id_token.', answer: 'yes' },
      { text: 'The callback must route by user before it can reach the token endpoint.', answer: 'yes' },
      { text: 'Nobody has named such a requirement.', answer: 'no' },
    ],
    assume: 'no',
    why: 'What never passes through the browser cannot leak there.',
  },
  spec: oidcCore('3.3', 'HybridFlowAuth'),
};

export const api: Question = {
  id: 'api',
  title: 'Does the app call an API for the user?',
  reason: 'An API wants an access token. Who only signs users in needs an ID token and nothing more.',
  examples: [
    { text: "A shop reads Ana's orders from an orders API.", answer: 'yes' },
    { text: 'An intranet site wants to know which employee is there.', answer: 'no' },
    { text: 'A wiki with its own database lets users in with their company account.', answer: 'no' },
  ],
  answers: [
    { id: 'yes', label: 'Yes, an API', hint: 'It needs an access token for that API.' },
    { id: 'no', label: 'No, only sign-in', hint: 'An ID token tells who the user is.' },
  ],
  unsure: {
    help: "Look for requests of the app to another service that must know the user. The app's own database is no such service.",
    signs: [
      { text: "Another team's or company's API checks a Bearer token.", answer: 'yes' },
      { text: 'Name and email address are all that the app wants.', answer: 'no' },
    ],
    assume: 'no',
    why: 'A token that is not there cannot be misused; the app can ask for one later (RFC 9700 §2.3).',
  },
  spec: rfc(9700, '2.3'),
};

export const back: Question = {
  id: 'back',
  title: 'Can its server call the authorization server and keep credentials?',
  reason:
    'Then the ID token comes from the token endpoint, past the browser. A server that cannot has the ID token posted through the browser and checks its signature.',
  examples: [
    { text: 'A usual web app with a place for secrets.', answer: 'yes' },
    { text: 'A server behind a firewall that lets nothing out.', answer: 'no' },
    { text: 'A site that moves from SAML and should hold no secret.', answer: 'no' },
  ],
  answers: [
    { id: 'yes', label: 'Yes, both', hint: 'It redeems a code.' },
    { id: 'no', label: 'No, not both', hint: 'It can take a form post and check a signature.' },
  ],
  unsure: {
    help: 'Ask who runs the server whether it may open HTTPS connections to the outside, and where it keeps its database password.',
    signs: [
      { text: 'It sends mail or calls other services already.', answer: 'yes' },
      { text: 'It has a vault or secret environment variables.', answer: 'yes' },
      { text: 'Only incoming requests pass the firewall.', answer: 'no' },
    ],
    assume: 'yes',
    why: 'The code flow keeps the ID token out of the browser.',
  },
  spec: oidcCore('3', 'Authentication'),
};
