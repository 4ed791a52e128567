import { rfc, type SpecRef } from '../../../protocol/spec.ts';
import type { Maker } from '../question.ts';
import { durationWords } from '../words.ts';

/** What expires, in words, why it is good so long, and where that stands. */
const EXPIRING: Readonly<Record<string, readonly [name: string, why: string, spec: SpecRef]>> = {
  code: [
    'a code',
    'It passes through the browser, so it has to be worthless soon; the app redeems it at once.',
    rfc(6749, '4.1.2'),
  ],
  device_code: [
    'a device code',
    'The user needs time to find the page, type the user code and sign in.',
    rfc(8628, '3.2'),
  ],
  request_uri: [
    'a `request_uri`',
    'The browser follows it at once, so it need not be good for long.',
    rfc(9126, '2.2'),
  ],
  access_token: [
    'an access token',
    'An API that checks tokens by itself hears of no revocation, so a copy is good until it expires.',
    rfc(6749, '5.1'),
  ],
  refresh_token: [
    'a refresh token',
    'It lets the app go on for days without the user; rotation makes a stolen one show.',
    rfc(9700, '4.14.2'),
  ],
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LENGTHS = [MINUTE, HOUR, 10 * MINUTE, 14 * DAY, DAY, 30 * DAY];

/** Whether two lengths are told apart by more than a careless reading. */
const isFar = (one: number, other: number): boolean => Math.max(one / other, other / one) >= 2;

/** How long is it good? Asked before the server makes it. */
export const lifetime: Maker = (_, event) => {
  if (event.kind !== 'work' || event.by !== 'authorization-server') return [];
  return event.values.flatMap(({ name, expiresAt, note }) => {
    const known = Object.hasOwn(EXPIRING, name) ? EXPIRING[name] : undefined;
    if (!known || expiresAt === undefined) return [];
    const [words, why, spec] = known;
    // The work is recorded when it is done, a moment after the server made the value; what it says of it is exact.
    const told = /\bvalid (\d+) s\b/.exec(note ?? '')?.[1];
    const seconds = told === undefined ? Math.round((expiresAt - event.at) / 1000) : Number(told);
    return [
      {
        kind: 'lifetime',
        about: `lifetime ${name}`,
        prompt: `The authorization server makes ${words}. How long is it good if nobody uses it before?`,
        right: durationWords(seconds),
        wrong: LENGTHS.filter((other) => isFar(other, seconds)).map(durationWords),
        explanation: why,
        spec,
        worth: name === 'code' || name === 'device_code' ? 4 : 2,
      } as const,
    ];
  });
};
