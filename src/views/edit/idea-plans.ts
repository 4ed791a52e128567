import { andWord, atHost, just, type Make, oneOff } from './idea-values.ts';

/** What an idea's button says, how its value is made, and what a run with it shows. */
export type Plan = readonly [label: string, make: Make, shows: string];

/** Ideas by the name of what they are for. */
export type Plans = Readonly<Record<string, readonly Plan[]>>;

/** A host that nobody here owns. */
export const ATTACKER = 'attacker.example';

/** In seconds. */
export const DAY = 86_400;

/** For a value that works because nobody else knows it. */
export const guessed: readonly Plan[] = [
  ['one character off', oneOff, 'Shows what a guess is worth against a value that only its maker knows.'],
];

/** For a value that works because it is signed. */
export const signed: readonly Plan[] = [
  ['one character off', oneOff, 'Shows whether its receiver verifies the signature.'],
];

/** For an address that a browser is sent to. */
export const otherHost: Plan = [
  'another host',
  atHost(ATTACKER),
  'Shows whether the browser, and what it carries, can be sent to somebody else.',
];

/** For an issuer, or an audience. */
export const otherServer = (shows: string): Plan => ['another server', just(`https://${ATTACKER}/`), shows];

/** For a list of scopes. */
export const moreScope: Plan = [
  'and write:orders',
  andWord('write:orders'),
  'Shows whether more scope comes back than was asked for, agreed to or signed.',
];

/** For the tie between a sign-in and its ID token. */
export const otherNonce: readonly Plan[] = [
  ['another value', just('another-nonce'), 'Shows whether the app takes the ID token of another sign-in.'],
];
