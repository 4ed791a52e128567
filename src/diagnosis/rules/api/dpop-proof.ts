import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { isWhole } from '../tokens/claims.ts';
import { proofFlaw } from './dpop-flaws.ts';
import { isRefused, type ProvingRequest, provingRequests, refusalOf } from './proofs.ts';

/** A DPoP proof is made for the request that it goes with. */
export const dpopProof: Rule = {
  id: 'dpop_proof',
  topic: 'API',
  title: 'Each DPoP proof is made for the request that it goes with',
  spec: rfc(9449, '4.3'),
  check: (facts) => {
    const requests = provingRequests(facts);
    const used = new Map<string, ProvingRequest>();
    const verdicts: Verdict[] = [];
    for (const one of requests) {
      verdicts.push(...(isRefused(one) ? judge(facts, one, used) : []));
      const jti = one.proof?.claims.jti;
      if (typeof jti === 'string' && one.succeeded) used.set(jti, one);
      if (verdicts.length >= 3) break;
    }
    const good = requests.find(({ succeeded, proof }) => succeeded && proof);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(facts: Facts, one: ProvingRequest, used: ReadonlyMap<string, ProvingRequest>): Verdict[] {
  const { texts, error, event, seq, response } = one;
  if (error === 'use_dpop_nonce') return [];
  const hidden = event.lacks?.some((lack) => lack === 'headers' || lack === 'message');
  if (texts.length === 0)
    return error === 'invalid_dpop_proof' && hidden
      ? [untold("The request's DPoP header is not in this trace.")]
      : missing(one);
  if (!texts.every((text) => isWhole(facts, seq, text))) return [];
  const flaw = proofFlaw(facts, one, used);
  if (!flaw) return [];
  return [
    broken(dpopProof, {
      ...{ certainty: flaw.certainty ?? 'proved', explains: response ? [response.seq] : [] },
      says: flaw.says,
      because:
        'The server takes a proof only for the request, the token and the moment that it was made for.',
      evidence: [
        { what: flaw.what, expected: flaw.expected, actual: flaw.actual, where: 'the DPoP proof', seq },
        refusalOf(one),
      ],
      checkFirst: [
        'Make a new proof for each request, with its method, its URL without query, and the hash of the token that it carries.',
        'Behind a proxy, compare htu with the URL that the server believes to be called by (scheme, host, port).',
      ],
    }),
  ];
}

function missing(one: ProvingRequest): Verdict[] {
  if (one.error !== 'invalid_dpop_proof') return [];
  return [
    broken(dpopProof, {
      explains: one.response ? [one.response.seq] : [],
      says: `The request to the ${one.to} carries no DPoP proof.`,
      because: 'The server wants a proof that the client holds a key.',
      evidence: [
        { what: 'DPoP', expected: 'a proof', actual: 'none', where: "the request's headers", seq: one.seq },
        refusalOf(one),
      ],
      checkFirst: [
        'Send a DPoP header with each token request and each call.',
        'Let proxies and CORS settings pass the header DPoP.',
      ],
    }),
  ];
}
