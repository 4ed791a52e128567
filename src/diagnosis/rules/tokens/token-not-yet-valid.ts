import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { dateTime, duration } from '../../words.ts';
import { type Issued, issued, refusalsByApp, seconds, tokenWords } from './claims.ts';
import { arrivalOf, LEEWAY, weightByRecorder } from './clock.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** A token is valid from the moment when the app gets it. */
export const tokenNotYetValid: Rule = {
  id: 'token_not_yet_valid',
  topic: 'tokens',
  title: 'A token is valid from when it is issued: nbf and iat are not in the future',
  spec: rfc(7519, '4.1.5'),
  check: (facts) =>
    oncePerKind(
      [...issued(facts, 'id_token'), ...issued(facts, 'access_token')].flatMap((token) =>
        judge(facts, token),
      ),
    ),
};

function judge(facts: Facts, token: Issued): Verdict[] {
  const { claims } = token.jwt;
  const from = ['nbf', 'iat'].map((name) => ({ name, at: seconds(claims, name) ?? 0 }));
  const latest = from.reduce((one, other) => (other.at > one.at ? other : one));
  if (latest.at === 0) return [];
  const arrival = arrivalOf(facts, token);
  if (!arrival) return [untold('When the token was issued and received is not in this trace.')];
  const early = latest.at - arrival.at;
  if (early <= (arrival.byServer ? LEEWAY : 2 * LEEWAY)) return [held(token.seq)];
  const iat = seconds(claims, 'iat');
  // A token that is not valid when it is issued needs no clock to tell.
  const byItself = latest.name === 'nbf' && iat !== undefined && latest.at > iat + LEEWAY;
  const sure = arrival.byServer || byItself;
  return [
    broken(tokenNotYetValid, {
      weight: sure ? 'error' : weightByRecorder(facts, token),
      ...{ certainty: arrival.byServer ? 'proved' : 'likely', explains: refusalsByApp(token) },
      says: `The ${latest.name} of the ${tokenWords[token.kind]} is ${duration(early)} in the future.`,
      because: arrival.byServer
        ? "By the server's own Date header the token is not valid yet; receivers refuse it until then."
        : "By the recorder's clock the token is not valid yet: the server's clock is ahead, or the recorder's is slow.",
      evidence: [
        {
          ...{ what: latest.name, expected: `not later than ${dateTime(arrival.at * 1000)}` },
          ...{ actual: dateTime(latest.at * 1000), where: `the ${tokenWords[token.kind]}'s claim` },
          ...{ seq: token.seq, expectedSeq: arrival.place.seq },
        },
      ],
      checkFirst: [
        'Synchronise the clocks of all machines that issue tokens (NTP).',
        'Allow a minute of difference when you check times, not more.',
        ...(latest.at > 100_000_000_000 ? ['The value looks like milliseconds: claims are in seconds.'] : []),
      ],
      ...(token.kind === 'id_token' && {
        fault: {
          message: 'token response',
          field: 'id_token',
          claim: latest.name,
          wrong: String(latest.at),
        } as const,
      }),
    }),
  ];
}
