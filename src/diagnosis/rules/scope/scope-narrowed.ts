import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { isWhole } from '../tokens/claims.ts';
import { askedScope, notGranted } from './asked.ts';

/** The server grants all scopes that were asked for. */
export const scopeNarrowed: Rule = {
  id: 'scope_narrowed',
  topic: 'scope and audience',
  title: 'The granted scope holds what was asked for',
  spec: rfc(6749, '3.3'),
  check: (facts) => {
    const verdicts = [...fromCalls(facts), ...fromAnswers(facts)];
    const broke = verdicts.filter(({ kind }) => kind === 'broken');
    return broke.length > 0 ? broke.slice(0, 1) : verdicts.slice(0, 1);
  },
};

function fromCalls(facts: Facts): Verdict[] {
  return facts.tokenCalls.flatMap((call) => {
    if (!call.succeeded && !(call.lacksAnswer && call.status === 200)) return [];
    const asked = askedScope(facts, call);
    if (!asked)
      return call.lacksBody
        ? [untold('The scope that was asked for cannot be seen: the file leaves the request body out.')]
        : [];
    if (call.lacksAnswer)
      return [untold('The token response, which says what scope was granted, is not in this trace.')];
    const granted = call.answer.get('scope');
    // No scope in the answer means: as asked (RFC 6749 §5.1).
    return granted ? [judge(facts, asked, granted)] : [held(call.seq)];
  });
}

/** Answers that bring a token through the browser. */
function fromAnswers(facts: Facts): Verdict[] {
  return facts.answers.flatMap(({ fields, ask }) => {
    const asked = ask?.fields.get('scope');
    const granted = fields.get('scope');
    return asked && granted && fields.has('access_token') ? [judge(facts, asked, granted)] : [];
  });
}

type Field = NonNullable<ReturnType<typeof askedScope>>;

function judge(facts: Facts, asked: Field, granted: Field): Verdict {
  const missing = notGranted(asked.value, granted.value);
  if (missing.length === 0 || !isWhole(facts, granted.seq, granted.value))
    return held(asked.seq, granted.seq);
  return broken(scopeNarrowed, {
    weight: 'note',
    says: `The server granted less than was asked for: ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    because: 'A server may grant less, by its policy or by what the user agreed to; it says so in scope.',
    evidence: [
      {
        ...{ what: 'scope', expected: asked.value, actual: granted.value, where: granted.where },
        ...{ seq: granted.seq, expectedSeq: asked.seq },
      },
    ],
    checkFirst: [
      'Look which scopes the client may ask for, and what the user agreed to.',
      'Let the app read scope in the token response before it offers what needs the missing one.',
    ],
  });
}
