import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { behindReference } from '../redemption.ts';
import { refusalOf, wentThrough } from '../refusals.ts';

const rule = {
  id: 'pkce_required',
  topic: 'PKCE',
  title: 'A server that requires PKCE gets it',
  spec: rfc(7636, '4.4.1'),
} as const;

/**
 * A server that requires PKCE refuses a request without a challenge.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1)
 */
export const pkceRequired: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

/** How servers word it; Entra ID by the numbers that its texts begin with. */
const WORDS = /code.?challenge|code.?verifier|pkce|proof.?key|AADSTS9002325|AADSTS501481/i;

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const { fields, opaque, seq } = ask;
  if (fields.has('code_challenge')) return [];
  if (wentThrough(facts, ask)) return opaque ? [] : [held(seq)];
  const refusal = refusalOf(facts, ask);
  if (!refusal || !WORDS.test(refusal.words.slice(0, 2000))) return [];
  if (opaque) return [untold(behindReference)];
  return [
    broken(rule, {
      certainty: refusal.code === 'invalid_request' && !refusal.onPage ? 'proved' : 'likely',
      says: `The server requires PKCE, and the authorization request carries no code_challenge: ${quoted(refusal.words)}.`,
      because: 'The server, or the registration of this client, takes requests with a code_challenge only.',
      evidence: [
        {
          ...{ what: 'code_challenge', expected: 'the hash of a code_verifier' },
          ...{ where: 'the authorization request', seq, expectedSeq: refusal.seq },
        },
      ],
      checkFirst: ['Switch PKCE on in the app (code_challenge_method=S256); libraries have it as an option.'],
      explains: [refusal.seq, ...refusal.seqs],
      fault: { message: 'authorization request', field: 'code_challenge' },
    }),
  ];
}
