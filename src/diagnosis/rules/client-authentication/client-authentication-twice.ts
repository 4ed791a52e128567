import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { lessExactThan, type RefusedClient, refusedClients } from './refused-client.ts';

/** A client uses one way of authentication in a request, not two. */
export const clientAuthenticationTwice: Rule = {
  id: 'client_authentication_twice',
  topic: 'client authentication',
  title: 'A token request authenticates the client in one way only',
  spec: rfc(6749, '2.3'),
  check: (facts) => {
    const refused = new Map(refusedClients(facts).map((one) => [one.call.seq, one]));
    const twice = facts.tokenCalls.filter(isTwice);
    const refusedTwice = twice.filter(({ error }) => error === 'invalid_request');
    const judged = twice
      .filter(({ seq }) => refused.has(seq))
      .map((call) => judge(facts, call, refused.get(call.seq)));
    const other = refusedTwice.filter(({ seq }) => !refused.has(seq)).slice(0, 1);
    const verdicts = [...judged, ...other.map((call) => judge(facts, call, undefined))];
    if (verdicts.length > 0) return verdicts;
    const accepted = twice.find(({ succeeded }) => succeeded);
    if (accepted) return [judge(facts, accepted, undefined)];
    const shown = facts.tokenCalls.find(({ authentication }) => authentication.length === 1);
    return shown ? [held(shown.seq)] : untoldFor(facts.tokenCalls);
  },
};

const methodsOf = ({ authentication }: TokenCall) => [...new Set(authentication.map(({ method }) => method))];
const isTwice = (call: TokenCall) => methodsOf(call).length > 1;

function untoldFor(calls: readonly TokenCall[]): Verdict[] {
  const lacking = calls.some((call) => call.lacksAuthorization || call.lacksBody);
  const lacks = 'The token request without its headers or body does not show how the client authenticates.';
  return lacking ? [{ kind: 'untold', lacks }] : [];
}

function judge(facts: Facts, call: TokenCall, refused: RefusedClient | undefined): Verdict {
  const methods = methodsOf(call);
  const failed = !call.succeeded;
  return broken(clientAuthenticationTwice, {
    weight: failed ? (refused?.weight ?? 'error') : 'note',
    certainty: !failed || call.error === 'invalid_request' ? 'proved' : 'likely',
    explains: failed ? (refused?.explains ?? (call.response ? [call.response.seq] : [])) : [],
    supersedes: failed ? lessExactThan(facts, call) : [],
    says: `The token request authenticates the client ${methods.length === 2 ? 'twice' : 'several times'}: by ${listed(methods)}.`,
    because: failed
      ? 'A client must not use more than one method in a request; the server refuses such a request.'
      : 'This server accepts it. Others refuse it, for the two may differ.',
    evidence: [
      {
        what: 'client authentication',
        expected: 'one method',
        actual: listed(methods),
        where: 'the token request',
        seq: call.seq,
      },
      ...(refused ? [refused.row] : []),
    ],
    checkFirst: [
      'Leave client_secret out of the form where the Authorization header carries it, or the other way round.',
      'Look whether both the library and your own code add the credentials.',
    ],
  });
}
