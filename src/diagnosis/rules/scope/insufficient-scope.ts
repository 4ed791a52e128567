import { spaceDelimited } from '../../../protocol/parameters.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { answeredCall, type RefusedCall, refusedCalls, scopesOf, targetWords } from '../api/refused-call.ts';

/** The token carries the scope that the API asks for. */
export const insufficientScope: Rule = {
  id: 'insufficient_scope',
  topic: 'scope and audience',
  title: 'The token carries the scope that the API asks for',
  spec: rfc(6750, '3.1'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts);
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(facts: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const { challenge, status, response } = call;
  if (
    challenge.value('error') !== 'insufficient_scope' &&
    call.answer.value('error') !== 'insufficient_scope'
  ) {
    const hidden =
      status === 403 && response?.lacks?.some((lack) => lack === 'headers' || lack === 'message');
    return hidden
      ? [untold("The API's WWW-Authenticate header, which says what scope it wants, is not in this trace.")]
      : [];
  }
  const has = scopesOf(facts, call);
  const wanted = spaceDelimited(challenge.value('scope') ?? call.answer.value('scope'));
  const missing = has ? wanted.filter((scope) => !has.scopes.includes(scope)) : wanted;
  const wants =
    wanted.length > 0
      ? `wants the scope ${listed(missing.length > 0 ? missing : wanted)}`
      : 'wants another scope';
  const carries = has
    ? `the token carries ${has.scopes.length > 0 ? listed(has.scopes) : 'none'}`
    : 'what the token carries is not visible';
  return [
    broken(insufficientScope, {
      ...{
        weight,
        explains,
        certainty: has && wanted.length > 0 && missing.length > 0 ? 'proved' : 'likely',
      },
      says: `${targetWords(call)} ${wants}; ${carries}.`,
      because: 'The API knows the token as valid, but what was granted with it does not cover this call.',
      evidence: [
        {
          ...{ what: 'scope', ...(wanted.length > 0 && { expected: wanted.join(' ') }) },
          ...{ actual: has?.scopes.join(' ') ?? 'not visible', where: has?.where ?? 'the access token' },
          ...{ seq: has?.seq ?? call.seq, expectedSeq: response?.seq ?? call.seq },
        },
        row,
      ],
      checkFirst: [
        `Ask for ${missing.length > 0 ? listed(missing) : 'the scope of this operation'} in the authorization request.`,
        'If it was asked for, look why the server did not grant it: registration, consent, the rights of the user.',
      ],
      isNot: 'The token is neither expired nor badly signed: then the API would answer invalid_token.',
    }),
  ];
}
