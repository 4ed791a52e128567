import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration } from '../../words.ts';
import { dateOf, LEEWAY } from './clock.ts';

/** The clocks of the server and of the machine that recorded agree. */
export const clockSkew: Rule = {
  id: 'clock_skew',
  topic: 'tokens',
  title: "The server's clock and the recorder's agree",
  spec: rfc(7519, '4.1.4'),
  check: (facts) => {
    const ahead = facts.clockAhead('authorization-server');
    const dated = facts.tokenCalls.find(({ response }) => dateOf(response) !== undefined)?.response;
    const shown = dated ?? facts.asks.find(({ response }) => dateOf(response) !== undefined)?.response;
    if (facts.lacks('times')) return [untold('When messages were sent is not in this trace.')];
    if (ahead === undefined || !shown)
      return facts.tokenCalls.length > 0 ? [untold('A Date header of the server is not in this trace.')] : [];
    return [Math.abs(ahead) <= LEEWAY ? held(shown.seq) : judge(facts, ahead, shown.seq)];
  },
};

function judge(facts: Facts, ahead: number, seq: number): Verdict {
  const refused = refusedAfterTokens(facts);
  const serious = refused.length > 0 && Math.abs(ahead) > 2 * LEEWAY;
  return broken(clockSkew, {
    ...{
      weight: serious ? 'error' : 'note',
      certainty: serious ? 'likely' : 'proved',
      explains: serious ? refused : [],
    },
    says: `The server's clock is ${duration(ahead)} ${ahead > 0 ? 'ahead of' : 'behind'} the clock of the machine that recorded this.`,
    because: serious
      ? 'Tokens came, and the app then refused the login: by its clock they may be expired or not valid yet.'
      : 'Times in tokens are by the server; a receiver with another clock takes fresh tokens for expired, or for not valid yet.',
    evidence: [
      {
        what: 'Date',
        expected: 'the same time',
        actual: `${ahead > 0 ? '+' : '−'}${duration(ahead)}`,
        where: "the server's answers",
        seq,
      },
      ...refused.map((one) => ({
        what: 'status',
        actual: 'refused',
        where: "the app's answer to its callback",
        seq: one,
      })),
    ],
    checkFirst: [
      'Synchronise both clocks (NTP).',
      'If the recording machine is not the one that checks tokens, look at the clock of that one.',
    ],
  });
}

/** Callbacks that the app answered with an error although their tokens had come. */
function refusedAfterTokens({ tokenCalls }: Facts): number[] {
  return tokenCalls.flatMap(({ succeeded, redeems, seq }) => {
    const page = succeeded ? redeems?.received?.response : undefined;
    return page && page.message.status >= 400 && page.seq > seq ? [page.seq] : [];
  });
}
