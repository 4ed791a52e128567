import { browserBasedApps, oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** Kinds of app, how they prove who they are, and how the browser gets back to them. */
export const appTerms = entriesOf(['term'], undefined, {
  'confidential client': {
    what: 'An app that can keep a secret or a private key, such as one that runs on a server. It authenticates at the token endpoint.',
    without: 'The server cannot tell the app from another one that uses its client_id.',
    spec: rfc(6749, '2.1'),
  },
  'public client': {
    what: 'An app that cannot keep a secret: its code runs in a browser or on a device of the user. Its client_id proves nothing, so PKCE protects its codes.',
    spec: rfc(6749, '2.1'),
  },
  'first-party app': {
    what: 'An app by the same organisation as the authorization server. Servers often ask no consent for it, which is safe only if no other app can pose as it.',
    spec: rfc(6749, '10.2'),
  },
  'third-party app': {
    what: 'An app by somebody else. The user decides by consent what it may do, and it must never see the password.',
    spec: rfc(6749, '1'),
  },
  'client authentication': {
    what: 'How an app proves at the back channel who it is: a secret in the Basic header or the body, or a JWT signed with its private key.',
    without: 'Whoever has a code or refresh token of the app can use it.',
    spec: oidcCore('9', 'ClientAuthentication'),
  },
  'single-page app': {
    also: ['SPA', 'browser-based app'],
    what: 'An app whose code runs in the page. It is a public client: injected script can read whatever the page can read.',
    spec: browserBasedApps('6.3'),
  },
  BFF: {
    also: ['backend for frontend'],
    what: 'A server of the page that gets and keeps the tokens; the page has only a session cookie. RFC 10017 strongly recommends it for sensitive apps and personal data.',
    without: 'Script injected into the page can steal the tokens themselves.',
    spec: browserBasedApps('6.1'),
  },
  'native app': {
    also: ['installed app'],
    what: 'An app installed on a device. It sends the user to the system browser: a browser inside the app could read what is typed there (RFC 8252 §8.12).',
    spec: rfc(8252, '3'),
  },
  'redirect URI': {
    also: ['callback URL', 'redirection endpoint'],
    what: 'Where the server sends the browser with the answer. It is registered beforehand and compared character for character; only the port of a loopback address may vary.',
    without: 'The server would send codes to whoever asks for them.',
    spec: rfc(6749, '3.1.2'),
  },
  'loopback redirect': {
    what: 'A redirect URI on the device itself, such as `http://127.0.0.1:51004/callback`, where the app listens. Other programs can listen there too, so PKCE is needed.',
    spec: rfc(8252, '7.3'),
  },
  'custom scheme': {
    also: ['private-use URI scheme'],
    what: 'A redirect URI such as `com.example.app:/callback`, by which the system opens the app. Another app can register the same scheme, so PKCE is needed.',
    spec: rfc(8252, '7.1'),
  },
  'claimed https redirect': {
    also: ['universal link', 'app link'],
    what: 'An https redirect URI that the system opens in the app which has proved to own the domain. The best choice where the system offers it.',
    spec: rfc(8252, '7.2'),
  },
});
