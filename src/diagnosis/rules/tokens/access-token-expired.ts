import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { dateTime, duration } from '../../words.ts';
import { answeredCall, jwtOf, type RefusedCall, refusedCalls, targetWords } from '../api/refused-call.ts';
import { seconds } from './claims.ts';
import { dateOf } from './clock.ts';

/** An access token is used before it ends. */
export const accessTokenExpired: Rule = {
  id: 'access_token_expired',
  topic: 'tokens',
  title: 'An access token is used before it expires',
  spec: rfc(6750, '3.1'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

interface Ended {
  readonly what: string;
  readonly at: number;
  readonly where: string;
  readonly seq: number;
  /** By how much it is over, in seconds. */
  readonly past: number;
  readonly certainty: 'proved' | 'likely';
}

function judge(facts: Facts, refused: RefusedCall): Verdict[] {
  const { call, explains, weight, row } = refused;
  if (call.status !== 401) return [];
  const said = /expire/i.test((call.challenge.value('error_description') ?? '').slice(0, 500));
  if (!call.token)
    return call.lacksAuthorization ? [untold('The token that the API got is not in this trace.')] : [];
  const ended = endOf(facts, refused);
  if (!ended) return said ? [saidOnly(refused)] : [];
  if (ended.past <= 0) return [];
  return [
    broken(accessTokenExpired, {
      ...{ weight, explains, certainty: ended.certainty },
      says: `The access token for ${targetWords(call)} had expired ${duration(ended.past)} before the call.`,
      because:
        weight === 'note'
          ? 'The app got a new token after the refusal, as it should.'
          : 'The API refuses an expired token; the app must get a new one and try again.',
      evidence: [
        {
          ...{ what: ended.what, expected: 'later than the call', actual: dateTime(ended.at * 1000) },
          ...{ where: ended.where, seq: ended.seq, expectedSeq: call.seq },
        },
        {
          what: 'time of the call',
          actual: dateTime((ended.at + ended.past) * 1000),
          where: 'the call',
          seq: call.seq,
        },
        row,
      ],
      checkFirst: [
        'Refresh before expires_in is over, and once more when the API answers 401.',
        'Look whether an old token is kept in a cache or a storage.',
        'Compare the clocks, if the token was fresh.',
      ],
    }),
  ];
}

function endOf(facts: Facts, { call }: RefusedCall): Ended | undefined {
  const { token, seen, event, response } = call;
  const exp = seconds(jwtOf(call)?.claims ?? {}, 'exp');
  const date = dateOf(response);
  const untimed = facts.lacks('times') || event.lacks?.includes('time');
  if (exp !== undefined && token) {
    const now = date ?? (untimed ? undefined : event.at / 1000 + (facts.clockAhead('api') ?? 0));
    const shared = { what: 'exp', at: exp, where: "the access token's claim", seq: token.seq };
    return now === undefined
      ? undefined
      : { ...shared, past: now - exp, certainty: date === undefined ? 'likely' : 'proved' };
  }
  const brought = seen?.call;
  const life = brought?.answer.get('expires_in') ?? seen?.authorization?.fields.get('expires_in');
  const lasts = Number(life?.value);
  if (!life || untimed || !seen || life.value.trim() === '' || !Number.isFinite(lasts)) return undefined;
  const at = seen.at / 1000 + lasts;
  return {
    what: 'expires_in',
    at,
    where: life.where,
    seq: life.seq,
    past: event.at / 1000 - at,
    certainty: 'proved',
  };
}

/** Only the API says so. */
function saidOnly({ call, explains, weight, row }: RefusedCall): Verdict {
  return broken(accessTokenExpired, {
    ...{ weight, explains, certainty: 'likely' },
    says: `${targetWords(call)} says that the access token has expired.`,
    because:
      'The token is opaque and the trace does not show how long it was to last, so only the API knows.',
    evidence: [row],
    checkFirst: [
      'Get a new token when the API answers 401, and try again.',
      'Look how old the token is that the app keeps.',
    ],
  });
}
