import { rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** Attacks by name: what happens, and what stops it. */
export const attackTerms = entriesOf(['term'], 'attacker', {
  CSRF: {
    also: ['cross-site request forgery', 'login CSRF'],
    what: "An attacker's page makes the victim's browser bring the attacker's code to the app, which signs the victim in as the attacker. `state`, PKCE or nonce stops it.",
    spec: rfc(9700, '4.7'),
  },
  'mix-up': {
    also: ['mix-up attack', 'IdP mix-up'],
    what: 'An app that uses several servers is led to send the code of an honest one to a dishonest one. The parameter `iss` in the answer, or a redirect URI for each server, stops it.',
    spec: rfc(9700, '4.4'),
  },
  'code injection': {
    also: ['authorization code injection'],
    what: 'An attacker puts a stolen code into a login of their own and is signed in as the victim, whatever secret the app has. PKCE or the nonce stops it.',
    spec: rfc(9700, '4.5'),
  },
  'code interception': {
    also: ['authorization code interception'],
    what: 'Another app catches the redirect with the code, for example by the same custom scheme, and redeems it. With PKCE the code alone redeems nothing.',
    spec: rfc(7636, '1'),
  },
  'PKCE downgrade': {
    what: 'An attacker removes the code challenge on the way, so that the code is issued without protection. The server must refuse a verifier for a code that has no challenge.',
    spec: rfc(9700, '4.8'),
  },
  'token replay': {
    also: ['replay'],
    what: 'A stolen token, code or proof is sent again, and the thief gets what its owner may get. Single use, short lives and keys that tokens are bound to stop it.',
    spec: rfc(9700, '2.2'),
  },
  'token substitution': {
    also: ['access token injection'],
    what: 'An app takes an access token as a sign-in, although it was issued to another app; so whoever runs that other app gets in as its users. `aud`, nonce and `at_hash` of the ID token stop it.',
    spec: rfc(9700, '4.6'),
  },
  'open redirector': {
    what: 'A page that sends the browser on to an address out of its query, so that a code or token leaks through a trusted address. Neither app nor server may be one.',
    spec: rfc(9700, '4.11'),
  },
  clickjacking: {
    what: "An attacker's page lays an invisible consent page under the click of the user, who agrees unseen. `frame-ancestors` keeps the page out of foreign frames.",
    spec: rfc(9700, '4.16'),
  },
  phishing: {
    what: 'A page or code that only looks like the real one. In the device flow a victim who gets the user code of the attacker agrees to a device that the attacker holds.',
    spec: rfc(8628, '5.4'),
  },
});
