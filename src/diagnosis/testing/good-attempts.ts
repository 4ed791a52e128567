import fc from 'fast-check';
import type { Trace, TraceLack } from '../../trace/index.ts';
import { after, before, earlier, logins, logout, renewals } from './good-parts.ts';
import { type Made, madeTrace } from './made-trace.ts';

const some = (of: readonly (readonly Made[])[]) =>
  fc.shuffledSubarray([...of], { maxLength: 3 }).map((lists) => lists.flat());

const LACKS: readonly TraceLack[][] = [
  [],
  ['authorization', 'cookies'],
  ['end'],
  ['beginning'],
  ['fragments'],
  ['values'],
  ['times'],
  ['response bodies'],
];

/** Good attempts of all flows, with harmless things before and after them. */
export const goodAttempts: fc.Arbitrary<Trace> = fc
  .record({
    login: fc.constantFrom(...logins),
    first: some(before),
    tried: fc.constantFrom(...earlier),
    last: some(after),
    renewal: fc.option(fc.constantFrom(...renewals), { nil: [] }),
    out: fc.boolean(),
    pace: fc.constantFrom(1, 2, 7),
    lacks: fc.constantFrom(...LACKS),
  })
  .map(({ login, first, tried, last, renewal, out, pace, lacks }) => {
    const renews = login.made.some(
      ({ reply }) => typeof reply?.body === 'object' && Object.hasOwn(reply.body, 'refresh_token'),
    );
    const signsIn = login.made.some(({ channel }) => channel === 'front');
    const made = [
      ...first,
      ...(signsIn ? tried : []),
      ...login.made,
      ...last,
      ...(renews ? renewal : []),
      ...(out && signsIn ? logout : []),
    ];
    // A slower person or network changes nothing; what says how long it waits keeps to it.
    return madeTrace(
      login.flow,
      made.map((one) => ({ ...one, after: one.after ?? pace })),
      lacks,
    );
  });
