import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { text } from '../tokens/claims.ts';
import {
  answeredCall,
  jwtOf,
  type RefusedCall,
  refusedCalls,
  successAt,
  targetWords,
} from './refused-call.ts';

/** The API gets tokens of the issuer that it trusts. */
export const apiTokenOfAnotherIssuer: Rule = {
  id: 'api_token_of_another_issuer',
  topic: 'API',
  title: 'The access token is by the issuer that the API trusts',
  spec: rfc(9068, '4'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts, 'api');
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(facts: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  if (call.to !== 'api' || call.status !== 401) return [];
  if (!call.token) return call.lacksAuthorization ? [untold('The token that the API got.')] : [];
  const iss = text(jwtOf(call)?.claims ?? {}, 'iss');
  if (iss === undefined || successAt(facts, call, 'same')) return [];
  const other = successAt(facts, call, 'other');
  const trusted = other && text(jwtOf(other)?.claims ?? {}, 'iss');
  const own = facts.issuers.map(({ value }) => value);
  const known = facts.issuers.find(({ value }) => value !== iss);
  const expected = trusted ?? (own.includes(iss) ? undefined : known?.value);
  if (expected === undefined || expected === iss) return [];
  const inThis = other && facts.resourceCalls.includes(other) ? other.token?.seq : undefined;
  const expectedSeq = trusted === undefined ? known?.seq : inThis;
  return [
    broken(apiTokenOfAnotherIssuer, {
      ...{ weight, explains, certainty: trusted === undefined ? 'likely' : 'proved' },
      says: `The access token is by ${iss}, and ${targetWords(call)} refuses it; ${trusted === undefined ? 'the server calls itself' : 'it took one by'} ${expected}.`,
      because:
        'An API takes tokens only of the issuer that it is configured for, compared character by character.',
      evidence: [
        {
          ...{ what: 'iss', expected, actual: iss, where: "the access token's claim", seq: call.token.seq },
          ...(expectedSeq !== undefined && { expectedSeq }),
        },
        row,
      ],
      checkFirst: [
        "Compare iss with the issuer in the API's configuration: tenant, realm, version and slash at the end.",
        'Look whether the token comes from another environment, or from another kind of endpoint of the same server.',
      ],
    }),
  ];
}
