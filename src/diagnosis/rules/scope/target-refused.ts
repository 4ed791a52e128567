import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Fields } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed, quoted } from '../../words.ts';
import { otherCalls } from '../client-authentication/client-calls.ts';
import { effectsOf } from '../client-authentication/refused-client.ts';

/** The server knows the API that a token is asked for. */
export const targetRefused: Rule = {
  id: 'target_refused',
  topic: 'scope and audience',
  title: 'The server knows the API that tokens are asked for',
  spec: rfc(8707, '2'),
  check: (facts) => {
    const verdicts = [...fromAnswers(facts), ...fromCalls(facts)].slice(0, 3);
    if (verdicts.length > 0) return verdicts;
    const named = facts.asks.find(({ fields }) => targets(fields).length > 0);
    return named ? [held(named.seq)] : [];
  },
};

const targets = (fields: Fields) => [...fields.all('resource'), ...fields.all('audience')];

function fromAnswers({ answers }: Facts): Verdict[] {
  return answers.flatMap(({ fields, ask, seq, sent }) =>
    fields.value('error') === 'invalid_target'
      ? [
          judge(ask?.fields, fields, { seq, where: 'the authorization response' }, [
            seq,
            ...(sent ? [sent.seq] : []),
          ]),
        ]
      : [],
  );
}

function fromCalls(facts: Facts): Verdict[] {
  return [...facts.tokenCalls, ...otherCalls(facts)].flatMap((call) => {
    if (call.error !== 'invalid_target') return [];
    const own = targets(call.fields).length > 0 ? call.fields : call.redeems?.ask?.fields;
    const place = { seq: call.response?.seq ?? call.seq, where: 'the answer' };
    return [judge(own ?? (call.lacksBody ? undefined : call.fields), call.answer, place, effectsOf([call]))];
  });
}

function judge(
  asked: Fields | undefined,
  answer: Fields,
  place: { seq: number; where: string },
  explains: readonly number[],
): Verdict {
  if (!asked) return untold('The API that was asked for is not in this trace.');
  const found = targets(asked);
  const described = answer.value('error_description');
  const relative = found.find(
    ({ name, value }) => name === 'resource' && (!/^[a-z][\w+.-]*:/i.test(value) || value.includes('#')),
  );
  return broken(targetRefused, {
    ...{ explains, certainty: relative ? 'proved' : found.length > 0 ? 'likely' : 'unknown' },
    says: relative
      ? `The resource ${quoted(relative.value)} is not an absolute URI, or has a fragment.`
      : `The server does not give tokens for ${found.length > 0 ? listed(found.map(({ value }) => quoted(value))) : 'the API that is meant'}${described ? `: ${quoted(described)}` : ''}.`,
    because: 'The server must know the API by exactly this text, and let the client ask for it.',
    evidence: [
      ...found.map(({ name, value, where, seq }) => ({
        ...{ what: name, actual: value, where, seq },
        ...(relative?.value === value && { expected: 'an absolute URI' }),
      })),
      { what: 'error', actual: 'invalid_target', ...place },
    ],
    checkFirst: [
      "Compare the value with the API's identifier at the server, character by character; a slash at the end counts.",
      'Check that the client may use this API, and that one resource is asked for at a time where the server takes one.',
    ],
  });
}
