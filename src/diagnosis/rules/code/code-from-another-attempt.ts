import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { codeCalls } from '../redemption.ts';
import { explainedBy } from '../refusals.ts';
import { answersWithCode } from '../remembered.ts';

const rule = {
  id: 'code_from_another_attempt',
  topic: 'code',
  title: 'The code that is redeemed came with the answer to this attempt',
  spec: rfc(9700, '4.5'),
} as const;

/**
 * A code of one login in another: mixed up by the app, or injected.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.5](https://www.rfc-editor.org/rfc/rfc9700#section-4.5)
 */
export const codeFromAnotherAttempt: Rule = {
  ...rule,
  check: (facts) =>
    facts.others.length === 0 || facts.answers.length === 0
      ? []
      : codeCalls(facts).flatMap((call) => checkCall(facts, call)),
};

function checkCall(facts: Facts, call: TokenCall): Verdict[] {
  if (call.lacksBody) return [untold("The token request's form is not in this trace.")];
  const code = call.fields.get('code');
  if (!code) return [];
  if (!comparable(facts, code)) return [untold(takenOut)];
  if (answersWithCode(facts, code.value).length > 0) return [held(code.seq)];
  const owner = ownerOf(facts, code.value);
  // Redeemed with success, it is the right code in the wrong group.
  if (!owner || call.succeeded) return [];
  const own = call.redeems?.fields.get('code');
  return [
    broken(rule, {
      says: `The token request redeems the code of another attempt (${shortened(code.value)})${own ? `, not that of this one (${shortened(own.value)})` : ''}.`,
      because:
        'Verifier, redirect_uri and nonce of this attempt do not belong to that code, and the server refuses it: so it treats an injected code.',
      evidence: [
        {
          ...{ what: 'code', actual: code.value, where: code.where, seq: code.seq },
          ...(own && { expected: own.value, expectedSeq: own.seq }),
        },
        { what: 'code', actual: code.value, where: 'the answer to the other attempt', ...owner },
      ],
      checkFirst: [
        'Look whether the app keeps code, verifier and state of two tabs in one place.',
        'If nobody had two logins open, treat it as an attack: somebody put the code of one login into another.',
      ],
      explains: explainedBy(call),
    }),
  ];
}

function ownerOf({ others }: Facts, code: string): { seq: number; attempt: number } | undefined {
  for (const one of others) {
    const [found] = answersWithCode(one, code);
    if (found) return { seq: found.seq, attempt: one.attempt };
  }
  return undefined;
}
