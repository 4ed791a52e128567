import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { isReal, refusedClients } from './refused-client.ts';

/** Each client assertion is used once. */
export const assertionReused: Rule = {
  id: 'assertion_reused',
  topic: 'client authentication',
  title: 'Each token request has its own client assertion',
  spec: rfc(7523, '3'),
  check: (facts) => {
    const refused = new Map(refusedClients(facts).flatMap((one) => one.explains.map((seq) => [seq, one])));
    const first = new Map<string, TokenCall>();
    for (const call of facts.tokenCalls) {
      const jti = jtiOf(facts, call);
      if (jti === undefined) continue;
      const before = first.get(jti);
      const one = call.response && refused.get(call.response.seq);
      // The first use went through: only then is the use again what differs.
      if (before?.succeeded && one)
        return [
          broken(assertionReused, {
            ...{ weight: one.weight, explains: one.explains, certainty: 'likely' },
            says: `The client_assertion with jti ${shortened(jti)} went through once, and is refused now that it is sent again.`,
            because:
              'A server may remember the jti of each assertion until it expires, and take it once only.',
            evidence: [
              {
                ...{ what: 'jti', expected: 'a new one', actual: jti, where: 'the client_assertion' },
                ...{ seq: call.seq, expectedSeq: before.seq },
              },
              one.row,
            ],
            checkFirst: [
              'Make a new assertion with a new jti for each token request, also when you try again.',
            ],
          }),
        ];
      if (!before) first.set(jti, call);
    }
    const [seen] = first.values();
    if (seen) return [held(seen.seq)];
    const hidden = facts.tokenCalls.some((call) => call.error === 'invalid_client' && call.lacksBody);
    return hidden
      ? [untold("The token request's form, which may hold a client_assertion, is not in this trace.")]
      : [];
  },
};

function jtiOf(facts: Facts, { authentication }: TokenCall): string | undefined {
  const jti = authentication.find(({ assertion }) => assertion)?.assertion?.claims.jti;
  return typeof jti === 'string' && isReal(facts, jti) ? jti : undefined;
}
