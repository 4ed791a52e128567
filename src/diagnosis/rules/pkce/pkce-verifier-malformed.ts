import { isCodeVerifier } from '../../../protocol/pkce.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { explainedBy, grantRefused } from '../refusals.ts';
import { otherTexts, replaced } from '../replaced.ts';
import { noForm, type PkcePair, pkcePairs } from './pkce-pairs.ts';
import { causeOf } from './verifier-causes.ts';

const rule = {
  id: 'pkce_verifier_malformed',
  topic: 'PKCE',
  title: 'The code_verifier has 43 to 128 characters of A-Z a-z 0-9 - . _ ~',
  spec: rfc(7636, '4.1'),
} as const;

/**
 * A verifier is 43 to 128 unreserved characters.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.1)
 */
export const pkceVerifierMalformed: Rule = {
  ...rule,
  check: (facts) => pkcePairs(facts).flatMap((pair) => checkPair(facts, pair)),
};

function checkPair(facts: Facts, pair: PkcePair): Verdict[] {
  const { call, verifier, challenge } = pair;
  if (call.lacksBody && challenge) return [untold(noForm)];
  if (!verifier?.value) return [];
  if (!comparable(facts, verifier)) return [untold(takenOut)];
  if (isCodeVerifier(verifier.value)) return [held(verifier.seq)];
  if (replaced(facts)) return [untold(otherTexts)];
  const known = challenge && causeOf(facts, pair, verifier, challenge);
  return [
    broken(rule, {
      weight: call.succeeded ? 'note' : 'error',
      // The server may have refused it for another reason, where this one forgives.
      certainty:
        call.succeeded || /verifier/i.test(call.answer.value('error_description') ?? '')
          ? 'proved'
          : 'likely',
      says: `The code_verifier ${shortened(verifier.value)} ${whyMalformed(verifier)}.`,
      because: call.succeeded
        ? 'This server forgives that; another one, or the next version, need not.'
        : 'Servers refuse such a verifier before they compare it with the challenge.',
      evidence: [
        {
          ...{ what: 'code_verifier', expected: '43 to 128 characters of A-Z a-z 0-9 - . _ ~' },
          ...{ actual: verifier.value, where: verifier.where, seq: verifier.seq },
        },
      ],
      checkFirst: ['Make the verifier of 32 random bytes in BASE64URL without padding: 43 characters.'],
      explains: explainedBy(call),
      // What is refused for its form is not compared; where it can be seen how it was changed, that says more.
      supersedes: grantRefused(call) && !known ? ['pkce_verifier_mismatch'] : [],
      fault: { message: 'token request', field: 'code_verifier', wrong: verifier.value },
    }),
  ];
}

function whyMalformed({ value }: Field): string {
  if (value.length < 43) return `has ${value.length} characters, and at least 43 are required`;
  if (value.length > 128) return `has ${value.length} characters, and at most 128 are allowed`;
  const foreign = [...new Set(value)].filter((character) => !/[A-Za-z0-9\-._~]/.test(character));
  return `has characters that are not allowed: ${foreign.slice(0, 5).map(named).join(' ')}`;
}

const named = (character: string): string => (character === ' ' ? 'a space' : character);
