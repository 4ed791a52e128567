import { spaceDelimited } from '../../../protocol/parameters.ts';
import { oidcCore } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { askedField, behindReference } from '../redemption.ts';
import { refusalOf } from '../refusals.ts';

const rule = {
  id: 'nonce_missing_in_request',
  topic: 'nonce',
  title: 'A request for an ID token carries a nonce where it has to',
  spec: oidcCore('3.2.2.1', 'ImplicitAuthRequest'),
} as const;

/**
 * An ID token that comes through the browser must be tied to its request by a `nonce`.
 * @see [OpenID Connect Core 1.0, section 3.2.2.1](https://openid.net/specs/openid-connect-core-1_0.html#ImplicitAuthRequest)
 */
export const nonceMissingInRequest: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const { fields, opaque, seq } = ask;
  if (opaque) return [untold(behindReference)];
  const throughBrowser = spaceDelimited(fields.value('response_type')).includes('id_token');
  const openid = spaceDelimited(fields.value('scope')).includes('openid');
  if (!throughBrowser && !openid) return [];
  if (askedField(facts, ask, 'nonce')?.value) return [held(seq)];
  if (throughBrowser) return [required(facts, ask)];
  // For a code nonce is optional: `no_pkce` says what may be missing.
  return fields.has('code_challenge') ? [held(seq)] : [];
}

function required(facts: Facts, ask: AuthorizationAsk): Verdict {
  const refusal = refusalOf(facts, ask);
  const named = refusal !== undefined && /nonce/i.test(refusal.words.slice(0, 2000));
  const blamed = refusal !== undefined && (named || refusal.code === 'invalid_request');
  const type = ask.fields.value('response_type') ?? '';
  return broken(rule, {
    // What went through is a risk; a bare invalid_request may be about something else.
    ...{ weight: blamed ? 'error' : 'warning', certainty: blamed && !named ? 'likely' : 'proved' },
    says: `The request asks for response_type=${type}, which puts an ID token into the browser, and carries no nonce.`,
    because:
      'With this response_type nonce is required: without it nobody can tell a fresh ID token from one that was stolen and put in. Strict servers refuse the request.',
    evidence: [
      { what: 'nonce', expected: 'a random value', where: 'the authorization request', seq: ask.seq },
    ],
    checkFirst: [
      'Let the app make a nonce for each request, keep it in the browser session, and compare it with the claim in the ID token.',
      'Better, move to response_type=code with PKCE.',
    ],
    explains: blamed ? [refusal.seq, ...refusal.seqs] : [],
    specs: [rule.spec, oidcCore('3.3.2.11', 'HybridIDToken')],
    fault: { message: 'authorization request', field: 'nonce' },
  });
}
