import { openid, rfc } from '../../../protocol/spec.ts';
import type { Question } from '../question.ts';

/** What settles options of the flow. `return` is a word of the language, so that question has another name here. */

export const comesBack: Question = {
  id: 'return',
  title: 'How does the answer come back to the native app?',
  reason:
    'The system browser must hand the code to your app and to no other. A claimed https link is proof of that; a scheme can be claimed by any app.',
  examples: [
    { text: 'A mobile app whose company owns a website.', answer: 'claimed' },
    { text: 'A mobile app without a website, with myapp://.', answer: 'scheme' },
    { text: 'A command-line tool or a desktop program that listens on 127.0.0.1.', answer: 'loopback' },
  ],
  answers: [
    { id: 'claimed', label: 'Claimed https link', hint: 'The system checks that the website is yours.' },
    { id: 'scheme', label: 'Custom scheme, myapp://', hint: 'Another app can register the same one.' },
    {
      id: 'loopback',
      label: 'Loopback port',
      hint: 'The app listens on the device itself while the user signs in.',
    },
  ],
  unsure: {
    help: 'On Android and iOS a claimed link is an App Link or a Universal Link: a file on your website names the app. Desktop programs and tools listen on a loopback port.',
    signs: [
      { text: 'It runs on Android or iOS, and you have a website.', answer: 'claimed' },
      { text: 'It runs on Windows, macOS or Linux.', answer: 'loopback' },
      { text: 'You have no website that could name the app.', answer: 'scheme' },
    ],
    assume: 'claimed',
    why: 'RFC 8252 §7.2 prefers it wherever the system has it: no other app can catch the code.',
  },
  spec: rfc(8252, '7'),
};

export const away: Question = {
  id: 'away',
  title: 'Must access go on when the access token has run out?',
  reason:
    'A refresh token fetches new access tokens without the user. It lives long, so ask for one only if you need it.',
  examples: [
    { text: 'A report for the user, made at night.', answer: 'yes' },
    { text: 'An app that people use for weeks without a new sign-in.', answer: 'yes' },
    { text: 'One purchase, done in minutes.', answer: 'no' },
  ],
  answers: [
    {
      id: 'yes',
      label: 'Yes, it goes on',
      hint: 'The app asks for offline_access; the server can issue a refresh token.',
    },
    { id: 'no', label: 'No, it may end', hint: 'The app sends the user through the sign-in again.' },
  ],
  unsure: {
    help: 'Access tokens live minutes to hours. Ask what should happen after that: work goes on by itself, or the user signs in again, often unasked while the session at the authorization server lasts.',
    signs: [
      { text: 'Work happens while the user is away.', answer: 'yes' },
      { text: 'Signing in again is a burden, as on a TV.', answer: 'yes' },
      { text: 'A new redirect, mostly without a prompt, is fine.', answer: 'no' },
    ],
    assume: 'no',
    why: 'A token that was never issued cannot be stolen; you can add offline_access later.',
  },
  spec: rfc(6749, '1.5'),
};

export const stakes: Question = {
  id: 'stakes',
  title: 'Would a stolen token be costly: money, health, administration?',
  reason:
    'Then the request is pushed past the browser, the app proves itself with a key, and its access token works only with a key that it holds. FAPI 2.0, the profile that banks use, asks for all three.',
  examples: [
    { text: "A bank's web app that starts payments.", answer: 'yes' },
    { text: 'A console that administers accounts.', answer: 'yes' },
    { text: 'A shop that shows past orders.', answer: 'no' },
  ],
  answers: [
    { id: 'yes', label: 'Yes, costly', hint: 'Pushed request, private_key_jwt and DPoP.' },
    { id: 'no', label: 'No, ordinary', hint: 'The usual protections are enough.' },
  ],
  unsure: {
    help: "Imagine that a stranger has an access token for an hour. Ask whether money moves, records of health become known, or other people's accounts change.",
    signs: [
      { text: 'A regulator or a contract names FAPI.', answer: 'yes' },
      { text: 'The API can pay, prescribe, or change rights.', answer: 'yes' },
      { text: 'The API only reads what is of little use to others.', answer: 'no' },
    ],
    assume: 'yes',
    why: 'More protection costs work and opens nothing.',
  },
  spec: openid('FAPI 2.0', 'fapi-security-profile-2_0-final', '5.3.3', 'section-5.3.3'),
};

export const keys: Question = {
  id: 'keys',
  title: 'Can the app sign with a private key?',
  reason:
    'The app proves who it is at the token endpoint. A private key never leaves it; a secret is known to both sides and sent with each request.',
  examples: [
    { text: 'A service whose platform offers a key store.', answer: 'key' },
    { text: 'A plugin whose settings have a field for a client secret, and nothing else.', answer: 'secret' },
  ],
  answers: [
    { id: 'key', label: 'Yes, with a private key', hint: 'private_key_jwt' },
    { id: 'secret', label: 'No, only a shared secret', hint: 'client_secret_basic' },
  ],
  unsure: {
    help: 'Whatever stores a secret can store a key. Ask whether your library signs client assertions, and whether the metadata of the authorization server lists private_key_jwt.',
    signs: [
      { text: 'token_endpoint_auth_methods_supported lists private_key_jwt.', answer: 'key' },
      { text: 'You cannot change the program, only its settings.', answer: 'secret' },
    ],
    assume: 'key',
    why: "RFC 9700 §2.5 recommends it: nobody can read the key from a request, a log or the server's database.",
  },
  spec: rfc(9700, '2.5'),
};
