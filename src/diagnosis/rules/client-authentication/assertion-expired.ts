import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, type Rule, untold, type Verdict } from '../../rule.ts';
import { dateTime, duration } from '../../words.ts';
import { seconds } from '../tokens/claims.ts';
import { LEEWAY, momentOf } from '../tokens/clock.ts';
import { judgeAssertions, placeOf, type RefusedAssertion } from './assertions.ts';

/** A client assertion is valid at the moment when the server gets it. */
export const assertionExpired: Rule = {
  id: 'assertion_expired',
  topic: 'client authentication',
  title: 'A client assertion is valid when it arrives',
  spec: rfc(7523, '3'),
  check: (facts) => judgeAssertions(facts, (one) => judge(facts, one)),
};

function judge(facts: Facts, one: RefusedAssertion): Verdict[] {
  const { call, jwt, explains, weight, row } = one;
  const shared = { weight, explains };
  const checkFirst = [
    'Make a new assertion for each request, with iat now and exp a minute or two later, in seconds.',
    "Compare the clock of the machine that signs with the server's Date header.",
  ];
  const moment = momentOf(facts, call.event, call.response);
  const exp = seconds(jwt.claims, 'exp');
  if (exp === undefined)
    return [
      broken(assertionExpired, {
        ...shared,
        says: 'The client_assertion has no exp claim that is a number.',
        because: 'An assertion must say until when it is valid; the server refuses one that does not.',
        evidence: [
          { what: 'exp', expected: 'a time in seconds', actual: written(jwt.claims.exp), ...placeOf(one) },
          row,
        ],
        checkFirst,
      }),
    ];
  if (!moment) return [untold('When the token request was sent is not in this trace.')];
  const from = Math.max(seconds(jwt.claims, 'nbf') ?? 0, seconds(jwt.claims, 'iat') ?? 0);
  const past = moment.at - exp;
  const early = from - moment.at;
  if (past <= 0 && early <= LEEWAY) return [];
  const certainty = moment.byServer ? 'proved' : 'likely';
  const now = {
    what: moment.byServer ? 'Date' : 'time',
    actual: dateTime(moment.at * 1000),
    ...moment.place,
  };
  return [
    broken(assertionExpired, {
      ...{ ...shared, certainty },
      says:
        past > 0
          ? `The client_assertion had expired ${duration(past)} before it was sent.`
          : `The client_assertion is valid only ${duration(early)} after it was sent.`,
      because:
        past > 0
          ? 'An assertion was used again after its time, or the clock of the machine that signs it is slow.'
          : 'The clock of the machine that signs it is ahead, or the time was written in the wrong unit.',
      evidence: [
        {
          ...{
            what: past > 0 ? 'exp' : (seconds(jwt.claims, 'nbf') ?? 0) === from ? 'nbf' : 'iat',
            expected: past > 0 ? 'later than the request' : 'not later',
          },
          ...{ actual: dateTime((past > 0 ? exp : from) * 1000), ...placeOf(one) },
        },
        now,
        row,
      ],
      checkFirst,
    }),
  ];
}

const written = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));
