import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts, SeenToken } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { issuedOrPasted, refusalsByApp, text } from './claims.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** The key that a token names is in the server's key set. */
export const keyNotFound: Rule = {
  id: 'key_not_found',
  topic: 'tokens',
  title: 'The key that the ID token names (kid) is in the JWKS',
  spec: oidcCore('10.1.1', 'RotateSigKeys'),
  check: (facts) => oncePerKind(issuedOrPasted(facts, 'id_token').flatMap((token) => judge(facts, token))),
};

function judge(facts: Facts, token: SeenToken & { jwt: NonNullable<SeenToken['jwt']> }): Verdict[] {
  const kid = text(token.jwt.header, 'kid');
  if (token.signature === 'no keys') return [untold("The server's key set (JWKS) is not in this trace.")];
  if (token.signature !== 'no such key') return token.signature === 'not checked' ? [] : [held(token.seq)];
  const kids = (facts.keys?.jwks.keys ?? []).map((key) => (typeof key.kid === 'string' ? key.kid : '(none)'));
  // Without kid, several keys may fit: which is meant then, the token does not say.
  if (kid === undefined || kids.includes(kid)) return [];
  const seq = token.keysSeq;
  const earlier = seq !== undefined && seq < token.seq;
  return [
    broken(keyNotFound, {
      ...{ certainty: 'likely', explains: refusalsByApp(token) },
      says: `The ID token is signed with the key ${kid}, which is not in the key set (${listed(kids.slice(0, 6)) || 'empty'}).`,
      because: earlier
        ? 'The key set was read before the token came: the server may have changed its keys since then.'
        : 'The token is by a key that the server does not publish: by another issuer, or by keys that were replaced.',
      evidence: [
        {
          ...{
            what: 'kid',
            expected: kids.join(' ') || 'none',
            actual: kid,
            where: 'the header of the ID token',
          },
          ...{
            seq: token.seq,
            ...(seq !== undefined && facts.keys?.attempt === facts.attempt && { expectedSeq: seq }),
          },
        },
      ],
      checkFirst: [
        'Read the key set again and look for this kid: if it is there now, a cache was stale. Read it anew on an unknown kid.',
        'Check that jwks_uri is from the metadata of the issuer in iss.',
        'Look whether all nodes of the server publish the same keys.',
      ],
    }),
  ];
}
