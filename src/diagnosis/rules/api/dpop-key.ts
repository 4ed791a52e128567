import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { isRefused, type ProvingRequest, provingRequests, refusalOf, thumbprintOf } from './proofs.ts';
import { jwtOf } from './refused-call.ts';

/** Proofs are signed with the key that the token is bound to. */
export const dpopKey: Rule = {
  id: 'dpop_key',
  topic: 'API',
  title: 'DPoP proofs are by the key that the token is bound to',
  spec: rfc(9449, '6.1'),
  check: (facts) => {
    const requests = provingRequests(facts);
    const verdicts = requests
      .filter(isRefused)
      .slice(0, 200)
      .flatMap((one) => judge(facts, one))
      .slice(0, 3);
    const good = requests.find(({ succeeded, proof }) => succeeded && proof);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

interface Bound {
  readonly key: string;
  readonly seq: number;
  readonly by: string;
}

function judge(facts: Facts, one: ProvingRequest): Verdict[] {
  const mine = thumbprintOf(one.proof);
  if (one.error === 'use_dpop_nonce') return [];
  const bound = boundTo(facts, one);
  if (!bound) return [];
  if (mine === undefined) {
    const hidden = one.texts.length === 0 && one.event.lacks?.includes('headers');
    return hidden ? [untold("The request's DPoP header is not in this trace.")] : [];
  }
  if (bound.key === mine) return [];
  return [
    broken(dpopKey, {
      explains: one.response ? [one.response.seq] : [],
      says: `The DPoP proof to the ${one.to} is by another key than ${bound.by}.`,
      because: 'What was issued for one key counts only with proofs by that key.',
      evidence: [
        {
          what: 'jkt',
          expected: bound.key,
          actual: mine,
          where: 'the DPoP proof',
          seq: one.seq,
          expectedSeq: bound.seq,
        },
        refusalOf(one),
      ],
      checkFirst: [
        'Keep the key pair as long as the tokens: a page that is loaded again must find the same key.',
        'Look whether two parts of the app each make a key of their own.',
      ],
    }),
  ];
}

function boundTo(facts: Facts, one: ProvingRequest): Bound | undefined {
  const call = facts.tokenCalls.find(({ seq }) => seq === one.seq);
  if (call) {
    const asked = call.redeems?.ask?.fields.get('dpop_jkt');
    return asked && { key: asked.value, seq: asked.seq, by: 'the dpop_jkt of the authorization request' };
  }
  const use = facts.resourceCalls.find(({ seq }) => seq === one.seq);
  if (!use) return undefined;
  const confirmed = jwtOf(use)?.claims.cnf;
  if (
    typeof confirmed === 'object' &&
    confirmed !== null &&
    'jkt' in confirmed &&
    typeof confirmed.jkt === 'string'
  )
    return { key: confirmed.jkt, seq: use.seq, by: 'the cnf of the access token' };
  const issuing = use.seen?.call;
  const proof = issuing && provingRequests({ resourceCalls: [], tokenCalls: [issuing] })[0]?.proof;
  const key = thumbprintOf(proof);
  return issuing && key !== undefined
    ? { key, seq: issuing.seq, by: 'the token request that got the token' }
    : undefined;
}
