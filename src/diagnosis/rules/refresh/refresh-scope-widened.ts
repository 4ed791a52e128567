import { spaceDelimited } from '../../../protocol/parameters.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { grantRefused, type RefreshUse, refreshHistory } from './history.ts';
import { grantedTo } from './scopes.ts';

/**
 * Whether a refused refresh asks for more scope than the login was granted.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const refreshScopeWidened: Rule = {
  id: 'refresh_scope_widened',
  topic: 'refresh',
  title: 'A refresh asks for no scope beyond what was granted',
  spec: rfc(6749, '6'),
  check: (facts) => refreshHistory(facts).uses.flatMap((use) => verdictsOn(facts, use)),
};

function verdictsOn(facts: Facts, use: RefreshUse): Verdict[] {
  const { call } = use;
  const asked = call.fields.get('scope');
  // Servers that grant more on a refresh than before are free to; only a refusal is a fault.
  if (!asked || call.succeeded) return [];
  const granted = grantedTo(facts, use);
  if (!granted) return [untold('What scope the login was granted is not in this trace.')];
  const more = beyond(spaceDelimited(asked.value), granted.scopes);
  if (more.length === 0) return [held(call.seq)];
  if (!isAnswered(call) && !refused(call)) return [untold(NO_ANSWER)];
  const certain = call.error === 'invalid_scope';
  if (!certain && !grantRefused(call)) return [];
  const elsewhere = granted.attempt !== facts.attempt;
  return [
    broken(refreshScopeWidened, {
      certainty: certain ? 'proved' : 'likely',
      says: `The refresh asks for ${listed(more)}, which the login was not granted; the server answered ${errorInWords(call)}.`,
      because:
        'A refresh may ask for the same scope or less. More of it needs the consent of the user, so a new authorization request.',
      evidence: [
        {
          ...{ what: 'scope', expected: granted.field.value, actual: asked.value, where: asked.where },
          seq: asked.seq,
          ...(!elsewhere && { expectedSeq: granted.field.seq }),
        },
        errorRow(call),
      ],
      checkFirst: [
        `Leave scope out of the refresh request, or send at most ${granted.field.value}.`,
        `To get ${listed(more)}, send the user through a new authorization request that asks for it.`,
        'Check whether a release added a scope while old refresh tokens are still in use.',
      ],
      explains: answerSeqs(call),
      fault: { message: 'refresh request', field: 'scope', right: granted.field.value, wrong: asked.value },
    }),
  ];
}

/** What a list asks for that another does not have. */
export function beyond(asked: readonly string[], granted: readonly string[]): string[] {
  const have = new Set(granted);
  return asked.filter((scope) => !have.has(scope));
}
