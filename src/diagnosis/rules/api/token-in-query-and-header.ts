import { parameter, queryOf } from '../../../protocol/parameters.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { ResourceCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answeredCall, type RefusedCall, refusedCalls, targetWords } from './refused-call.ts';

/** A call carries its token in one place. */
export const tokenInQueryAndHeader: Rule = {
  id: 'token_in_query_and_header',
  topic: 'API',
  title: 'A call carries its token in one place only',
  spec: rfc(6750, '2'),
  check: (facts) => {
    const refused = refusedCalls(facts);
    const verdicts = refused.flatMap((one) => judge(one));
    if (verdicts.length > 0) return verdicts;
    const twice = facts.resourceCalls.find(
      (call) => call.status !== undefined && call.status < 300 && placesOf(call).length > 1,
    );
    if (twice) return [found(twice, undefined)];
    const good = answeredCall(facts);
    return good ? [held(good.seq)] : [];
  },
};

function placesOf({ event }: ResourceCall): string[] {
  const { headers, url, body = '' } = event.message;
  const inHeader = headers.some(
    ([name, value]) => /^authorization$/i.test(name) && /^(bearer|dpop)\b/i.test(value),
  );
  const inQuery = parameter(queryOf(url), 'access_token') !== undefined;
  const inForm = body.length < 100_000 && /(^|&)access_token=/.test(body);
  return [
    ...(inHeader ? ['the header'] : []),
    ...(inQuery ? ['the query'] : []),
    ...(inForm ? ['the form'] : []),
  ];
}

function judge(refused: RefusedCall): Verdict[] {
  const { call } = refused;
  const places = placesOf(call);
  if (places.length > 1) return [found(call, refused)];
  const hidden = places.length === 1 && call.lacksAuthorization;
  return hidden ? [untold("The call's Authorization header cannot be seen: the file leaves it out.")] : [];
}

function found(call: ResourceCall, refused: RefusedCall | undefined): Verdict {
  const places = placesOf(call).join(' and in ');
  return broken(tokenInQueryAndHeader, {
    ...{ weight: refused?.weight ?? 'note', explains: refused?.explains ?? [] },
    certainty: call.status === 400 || !refused ? 'proved' : 'likely',
    says: `The call to ${targetWords(call)} carries a token in ${places}.`,
    because:
      'A client must not use more than one way in a request; an API may refuse it with invalid_request.',
    evidence: [
      { what: 'access token', expected: 'the header', actual: places, where: 'the call', seq: call.seq },
      ...(refused ? [refused.row] : []),
    ],
    checkFirst: ['Send the token in the Authorization header only.'],
  });
}
