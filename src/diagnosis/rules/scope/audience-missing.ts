import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Fields } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import {
  answeredCall,
  jwtOf,
  type RefusedCall,
  refusedCalls,
  successAt,
  targetWords,
} from '../api/refused-call.ts';
import { isWhole } from '../tokens/claims.ts';

/** A token for an API is asked for with the API's name. */
export const audienceMissing: Rule = {
  id: 'audience_missing',
  topic: 'scope and audience',
  title: 'A token for an API is asked for in the name of that API',
  spec: rfc(8707, '2'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts, 'api');
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

const names = (fields: Fields | undefined) => fields?.has('audience') || fields?.has('resource') || false;

function judge(facts: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const { token, seen, to, status } = call;
  if (to !== 'api' || status !== 401 || !token || jwtOf(call)) return [];
  if (!isWhole(facts, token.seq, token.value) || !/^[\w.~+/=-]{8,}$/.test(token.value)) return [];
  const source = seen?.call;
  const ask = (seen?.authorization ?? source?.redeems)?.ask;
  if (!source && !seen?.authorization) return [untold('How the token was asked for is not in this trace.')];
  if (names(source?.fields) || names(ask?.fields)) return [];
  if (source?.lacksBody || ask?.opaque || (source?.grant === 'authorization_code' && !ask))
    return [untold('Whether the request named an API cannot be seen: it is not whole in this trace.')];
  if (source?.grant === 'refresh_token' || successAt(facts, call, 'same')) return [];
  const other = successAt(facts, call, 'other');
  if (other && !jwtOf(other)) return [];
  const place = ask ?? source;
  return [
    broken(audienceMissing, {
      ...{ weight, explains, certainty: 'likely' },
      says: `The access token for ${targetWords(call)} is opaque and was asked for without naming an API (no audience, no resource).`,
      because:
        'Some servers give a token for their own /userinfo then, and an API that expects a JWT refuses it.',
      evidence: [
        {
          ...{ what: 'audience / resource', expected: 'the identifier of the API', actual: 'none' },
          ...{ where: ask ? 'the authorization request' : 'the token request', seq: place?.seq ?? call.seq },
        },
        {
          ...{ what: 'access token', actual: token.value, where: token.where, seq: token.seq },
          ...(other?.token && { expected: 'a JWT, as another call sent it' }),
        },
        row,
      ],
      checkFirst: [
        "Add the API's identifier as audience or resource, whichever the server documents, or ask for a scope of that API.",
        'If the server gives opaque tokens only, let the API ask the introspection endpoint.',
      ],
      isNot: 'The token was not changed on its way: the API got it as the server issued it.',
    }),
  ];
}
