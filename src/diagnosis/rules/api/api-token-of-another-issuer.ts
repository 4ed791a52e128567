import { rfc } from '../../../protocol/spec.ts';
import type { Facts, ResourceCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { differing } from '../../words.ts';
import { audiences, isReadable, seconds, text } from '../tokens/claims.ts';
import { dateOf } from '../tokens/clock.ts';
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
  if (!call.token)
    return call.lacksAuthorization ? [untold('The token that the API got is not in this trace.')] : [];
  const iss = text(jwtOf(call)?.claims ?? {}, 'iss');
  if (iss === undefined || !isReadable(facts, iss) || hasOtherReason(facts, call)) return [];
  const reference = trustedBy(facts, call) ?? asked(facts);
  if (!reference || reference.value === iss || facts.issuers.some(({ value }) => value === iss)) return [];
  const [mine, other] = differing(iss, reference.value);
  return [
    broken(apiTokenOfAnotherIssuer, {
      // An API may trust several issuers, and refuse this token for something that no trace shows.
      ...{ weight, explains, certainty: 'likely' },
      says: `${targetWords(call)} refuses the access token by ${mine}; ${reference.words} ${other}.`,
      because:
        'An API takes tokens only of the issuers that it is configured for, compared character by character.',
      evidence: [
        {
          ...{ what: 'iss', expected: reference.value, actual: iss, where: "the access token's claim" },
          ...{ seq: call.token.seq, expectedSeq: reference.seq },
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

interface Reference {
  readonly value: string;
  readonly seq: number;
  /** Before the issuer's name, in a sentence. */
  readonly words: string;
}

/** The issuer of a token that the same API took in this attempt. */
function trustedBy(facts: Facts, call: ResourceCall): Reference | undefined {
  const other = successAt({ ...facts, others: [] }, call, 'other');
  const value = other && text(jwtOf(other)?.claims ?? {}, 'iss');
  return other?.token && value !== undefined
    ? { value, seq: other.token.seq, words: 'it took one by' }
    : undefined;
}

/** What the server that this attempt asked calls itself. */
function asked({ issuers: [first] }: Facts): Reference | undefined {
  return first && { value: first.value, seq: first.seq, words: 'the server of this login calls itself' };
}

/** Whether something else is known to be wrong with the token, or it is known to be good for this API. */
function hasOtherReason(facts: Facts, call: ResourceCall): boolean {
  const described = (call.challenge.value('error_description') ?? '').slice(0, 500);
  if (/expire|audience|\baud\b|scope|signature|revoked|inactive|\bnbf\b|not yet/i.test(described))
    return true;
  const claims = jwtOf(call)?.claims ?? {};
  const now = dateOf(call.response) ?? call.event.at / 1000;
  const isOver = (seconds(claims, 'exp') ?? Infinity) <= now;
  const isIdToken = facts.tokens.some(
    ({ kind, value }) => kind === 'id_token' && value === call.token?.value,
  );
  const other = successAt({ ...facts, others: [] }, call, 'other');
  const taken = other ? audiences(jwtOf(other)?.claims ?? {}) : [];
  const forOther = taken.length > 0 && !audiences(claims).some((aud) => taken.includes(aud));
  return isOver || isIdToken || forOther || successAt(facts, call, 'same') !== undefined;
}
