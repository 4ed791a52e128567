import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { type Issued, issued } from './claims.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** An ID token that comes through the browser carries the hashes of the code and the access token beside it. */
export const hashMissing: Rule = {
  id: 'hash_missing',
  topic: 'tokens',
  title: 'An ID token through the browser carries the hashes of what comes with it',
  spec: oidcCore('3.3.2.11', 'HybridIDToken'),
  check: (facts) => {
    const unread = facts.answers.some(
      ({ received, fields }) => fields.list.length === 0 && received?.event.lacks?.length,
    );
    const verdicts = issued(facts, 'id_token').flatMap((token) => judge(facts, token));
    return verdicts.length === 0 && unread
      ? [untold('The authorization response, as it reached the app, is not in this trace.')]
      : oncePerKind(verdicts);
  },
};

function judge(_: Facts, token: Issued): Verdict[] {
  const { call, authorization, jwt, seq } = token;
  if (call || !authorization) return [];
  const { fields } = authorization;
  const wanted = [
    { hash: 'c_hash', of: 'code' },
    { hash: 'at_hash', of: 'access_token' },
  ].filter(({ of }) => fields.has(of));
  const missing = wanted.find(({ hash }) => !Object.hasOwn(jwt.claims, hash));
  if (!missing) return wanted.length > 0 ? [held(seq)] : [];
  const { hash, of } = missing;
  return [
    broken(hashMissing, {
      weight: 'warning',
      specs: [
        fields.has('code') ? oidcCore('3.3.2.11', 'HybridIDToken') : oidcCore('3.2.2.10', 'ImplicitIDToken'),
      ],
      says: `The ID token came through the browser with ${of === 'code' ? 'a code' : 'an access token'}, but without ${hash}.`,
      because: `Without ${hash} the app cannot tell whether the ${of} beside the token was exchanged on its way.`,
      evidence: [
        {
          what: hash,
          expected: `the hash of the ${of}`,
          actual: 'none',
          where: "the ID token's claims",
          seq,
        },
      ],
      checkFirst: [
        'Use the code flow with PKCE, in which nothing but the code goes through the browser.',
        `Ask the provider why ${hash} is missing: it is required here.`,
      ],
    }),
  ];
}
