import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Finding } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { dateTime, duration } from '../../words.ts';
import { type Issued, issued, refusalsByApp, seconds, unseenIdToken } from './claims.ts';
import { arrivalOf, LEEWAY, weightByRecorder } from './clock.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** An ID token is valid when the app gets it. */
export const idTokenExpired: Rule = {
  id: 'id_token_expired',
  topic: 'tokens',
  title: 'The ID token has not expired when the app gets it',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
  check: (facts) => {
    const verdicts = issued(facts, 'id_token').map((token) => judge(facts, token));
    if (verdicts.length === 0 && unseenIdToken(facts))
      return [untold('The token response with the ID token is not in this trace.')];
    return oncePerKind(verdicts);
  },
};

function judge(facts: Facts, token: Issued): Verdict {
  const exp = seconds(token.jwt.claims, 'exp');
  const iat = seconds(token.jwt.claims, 'iat');
  const explains = refusalsByApp(token);
  if (exp === undefined)
    return broken(idTokenExpired, {
      explains,
      says: 'The ID token has no exp claim that is a number.',
      because: 'exp is required; the app must refuse a token that does not say until when it is valid.',
      evidence: [
        {
          what: 'exp',
          expected: 'a time in seconds',
          actual: JSON.stringify(token.jwt.claims.exp) ?? 'none',
          where: "the ID token's claim",
          seq: token.seq,
        },
      ],
      checkFirst: ['Look at what changes the token on its way, or at mappings at the server.'],
    });
  if (iat !== undefined && exp <= iat)
    return expired(token, exp, iat - exp, {
      ...{ weight: 'error', certainty: 'proved' },
      row: { what: 'iat', actual: dateTime(iat * 1000), where: "the ID token's claim", seq: token.seq },
    });
  const arrival = arrivalOf(facts, token);
  if (!arrival) return untold('When the ID token was issued and received is not in this trace.');
  const past = arrival.at - exp;
  if (past <= (arrival.byServer ? 5 : LEEWAY)) return held(token.seq);
  const row = { what: 'received', actual: dateTime(arrival.at * 1000), ...arrival.place };
  const weight = arrival.byServer ? 'error' : weightByRecorder(facts, token);
  return expired(token, exp, past, { weight, certainty: arrival.byServer ? 'proved' : 'likely', row });
}

interface Judged extends Pick<Finding, 'weight' | 'certainty'> {
  readonly row: { what: string; actual: string; where: string; seq: number };
}

function expired(token: Issued, exp: number, past: number, { weight, certainty, row }: Judged): Verdict {
  return broken(idTokenExpired, {
    ...{ weight, certainty, explains: refusalsByApp(token) },
    says: `The ID token had expired ${duration(past)} before ${row.what === 'iat' ? 'it was issued' : 'the app got it'}.`,
    because: 'The app must refuse an ID token after its exp.',
    evidence: [
      {
        ...{ what: 'exp', expected: `later than ${row.actual}`, actual: dateTime(exp * 1000) },
        ...{ where: "the ID token's claim", seq: token.seq, expectedSeq: row.seq },
      },
      row,
    ],
    checkFirst: [
      "Compare the server's clock with the time of the answer.",
      'Look for a cache or a replay that answers with an old token response.',
      "Look at the lifetime of ID tokens in the client's registration.",
    ],
    fault: { message: 'token response', field: 'id_token', claim: 'exp', wrong: String(exp) },
  });
}
