import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { dateTime, duration } from '../../words.ts';
import { type Issued, issued, refusalsByApp, seconds, unseenIdToken } from './claims.ts';
import { LEEWAY } from './clock.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** Where an app limits how long ago the user signed in, the ID token says when that was. */
export const authTimeMissing: Rule = {
  id: 'auth_time_missing',
  topic: 'tokens',
  title: 'With max_age, the ID token says when the user signed in, and that is recent enough',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  check: (facts) => {
    const verdicts = issued(facts, 'id_token').flatMap((token) => judge(facts, token));
    const asked = facts.asks.some(({ fields }) => fields.has('max_age'));
    if (verdicts.length === 0 && asked && unseenIdToken(facts))
      return [untold('The token response with the ID token is not in this trace.')];
    return oncePerKind(verdicts);
  },
};

function judge(_: Facts, token: Issued): Verdict[] {
  if (token.call?.grant === 'refresh_token') return [];
  const limit = (token.call?.redeems ?? token.authorization)?.ask?.fields.get('max_age');
  if (!limit || !/^\d{1,9}$/.test(limit.value)) return [];
  const time = seconds(token.jwt.claims, 'auth_time');
  const iat = seconds(token.jwt.claims, 'iat');
  const age = time === undefined || iat === undefined ? undefined : iat - time;
  const explains = refusalsByApp(token);
  if (time === undefined)
    return [
      broken(authTimeMissing, {
        ...{ weight: 'warning', explains },
        says: `The request sets max_age=${limit.value}, but the ID token has no auth_time.`,
        because:
          'Without auth_time the app cannot tell whether the user signed in recently enough; it must not take it for granted.',
        evidence: [
          {
            what: 'auth_time',
            expected: 'a time in seconds',
            actual: 'none',
            where: "the ID token's claims",
            seq: token.seq,
            expectedSeq: limit.seq,
          },
        ],
        checkFirst: [
          'Ask for auth_time as an essential claim, or switch it on at the server.',
          'Let the app refuse a login without it where max_age matters.',
        ],
      }),
    ];
  if (age === undefined || age <= Number(limit.value) + LEEWAY) return [held(token.seq)];
  return [
    broken(authTimeMissing, {
      explains,
      says: `The user signed in ${duration(age)} before the ID token was issued; the request allows ${duration(Number(limit.value))} (max_age).`,
      because:
        'The server must ask the user to sign in again, and the app must refuse a token that is by an older login.',
      evidence: [
        {
          ...{
            what: 'auth_time',
            expected: `not before ${dateTime(((iat ?? 0) - Number(limit.value)) * 1000)}`,
          },
          ...{
            actual: dateTime(time * 1000),
            where: "the ID token's claim",
            seq: token.seq,
            expectedSeq: limit.seq,
          },
        },
      ],
      checkFirst: [
        'Look whether max_age reaches the server (a gateway or a broker between may drop it).',
        'Send prompt=login beside it.',
      ],
    }),
  ];
}
