import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { behindReference, noAsk } from '../redemption.ts';
import { noTokenRequest, type PkcePair, pkcePairs } from './pkce-pairs.ts';

const rule = {
  id: 'pkce_missing_for_public_client',
  topic: 'PKCE',
  title: 'A client without a secret uses PKCE',
  spec: rfc(9700, '2.1.1'),
} as const;

/**
 * Public clients must use PKCE: nothing else ties a code to them.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.1.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1)
 */
export const pkceMissingForPublicClient: Rule = {
  ...rule,
  check(facts) {
    const pairs = pkcePairs(facts);
    if (pairs.length > 0) return pairs.flatMap((pair) => checkPair(pair));
    return waits(facts) ? [untold(noTokenRequest)] : [];
  },
};

/** A code came, and whether its client has a secret would show only when it is redeemed. */
const waits = ({ asks, answers }: Facts): boolean =>
  answers.some(({ fields }) => fields.has('code')) &&
  asks.some(({ fields, opaque }) => !opaque && !fields.has('code_challenge'));

function checkPair({ call, ask, challenge, verifier }: PkcePair): Verdict[] {
  if (challenge) return [held(challenge.seq)];
  if (verifier) return [];
  if (!ask) return [untold(noAsk)];
  if (ask.opaque) return [untold(behindReference)];
  if (call.authentication.length > 0) return [];
  if (call.lacksAuthorization || call.lacksBody)
    return [untold('Whether the client authenticated at the token endpoint is not in this trace.')];
  return [
    broken(rule, {
      weight: 'note',
      says: 'The client has no secret and uses no PKCE.',
      because: 'Whoever gets hold of the code on its way through the browser can redeem it.',
      evidence: [
        {
          ...{ what: 'code_challenge', expected: 'the hash of a code_verifier' },
          ...{ where: 'the authorization request', seq: ask.seq },
        },
        { what: 'client_secret', where: 'the token request, which has none', seq: call.seq },
      ],
      supersedes: ['no_pkce'],
      checkFirst: ['Switch PKCE (S256) on in the app, then require it for this client at the server.'],
    }),
  ];
}
