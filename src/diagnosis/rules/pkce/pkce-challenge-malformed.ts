import { isCodeChallenge } from '../../../protocol/pkce.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { refusalOf } from '../refusals.ts';
import { otherTexts, replaced } from '../replaced.ts';
import { pkcePairs } from './pkce-pairs.ts';

const rule = {
  id: 'pkce_challenge_malformed',
  topic: 'PKCE',
  title: 'The code_challenge has the characters and the length that its method gives',
  spec: rfc(7636, '4.2'),
} as const;

/**
 * An S256 challenge is 32 bytes in BASE64URL: 43 characters without padding.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.2](https://www.rfc-editor.org/rfc/rfc7636#section-4.2)
 */
export const pkceChallengeMalformed: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const challenge = ask.fields.get('code_challenge');
  if (!challenge) return [];
  if (!comparable(facts, challenge)) return [untold(takenOut)];
  const why = whyMalformed(challenge, ask.fields.value('code_challenge_method'));
  if (why === undefined) return [held(challenge.seq)];
  if (replaced(facts)) return [untold(otherTexts)];
  // With a verifier to compare, the mismatch says more.
  const redeemed = pkcePairs(facts).filter((pair) => pair.ask?.seq === ask.seq && pair.verifier);
  if (redeemed.some(({ call }) => !call.succeeded)) return [];
  const refusal = refusalOf(facts, ask);
  const blamed = refusal && (refusal.code === 'invalid_request' || /challenge|pkce/i.test(refusal.words));
  const forgiven = redeemed.length > 0;
  return [
    broken(rule, {
      weight: blamed ? 'error' : forgiven ? 'note' : 'warning',
      certainty: blamed && !/challenge|pkce/i.test(refusal.words) ? 'likely' : 'proved',
      says: `The code_challenge ${shortened(challenge.value)} ${why}.`,
      because: forgiven
        ? 'This server forgives that; another one, or the next version, need not.'
        : 'A server refuses such a challenge, or finds later that no verifier fits it.',
      evidence: [
        {
          ...{ what: 'code_challenge', expected: expectedOf(ask.fields.value('code_challenge_method')) },
          ...{ actual: challenge.value, where: challenge.where, seq: challenge.seq },
        },
      ],
      checkFirst: [
        'Send BASE64URL(SHA-256(verifier)): the raw 32 bytes of the hash, - and _ for + and /, without = at the end.',
      ],
      explains: blamed ? [refusal.seq, ...refusal.seqs] : [],
      fault: { message: 'authorization request', field: 'code_challenge', wrong: challenge.value },
    }),
  ];
}

const expectedOf = (method: string | undefined): string =>
  method === 'S256' ? '43 characters of A-Z a-z 0-9 - _' : '43 to 128 characters of A-Z a-z 0-9 - . _ ~';

function whyMalformed({ value }: Field, method: string | undefined): string | undefined {
  if (value === '') return 'is empty';
  if (/[+/= ]/.test(value))
    return 'has characters of standard base64 (+, / or =) that BASE64URL does not have';
  if (method === 'S256' && value.length !== 43)
    return `has ${value.length} characters; a SHA-256 in BASE64URL has 43`;
  if (isCodeChallenge(value)) return undefined;
  return 'is not 43 to 128 characters of A-Z a-z 0-9 - . _ ~';
}
