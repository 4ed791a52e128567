import { fromBase64Url } from '../../../protocol/encoding.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { issuedOrPasted, isWhole, type Readable, refusalsByApp, unseenIdToken } from './claims.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** The signature of an ID token verifies with the server's key. */
export const signatureInvalid: Rule = {
  id: 'signature_invalid',
  topic: 'tokens',
  title: "The ID token's signature verifies with the server's key",
  spec: rfc(7515, '5.2'),
  check: (facts) => {
    const verdicts = issuedOrPasted(facts, 'id_token').flatMap((token) => judge(facts, token));
    if (verdicts.length === 0 && unseenIdToken(facts))
      return [untold('The token response with the ID token is not in this trace.')];
    return oncePerKind(verdicts);
  },
};

function judge(facts: Facts, token: Readable): Verdict[] {
  const { signature, jwt, seq, keysSeq, value } = token;
  if (signature === 'good') return [held(seq)];
  if (signature === 'no keys') return [untold("The server's key set (JWKS) is not in this trace.")];
  if (signature !== 'bad') return [];
  if (
    !isWhole(facts, seq, value) ||
    !isWhole(facts, seq, jwt.signature) ||
    !hasLength(jwt.signature, jwt.header.alg)
  )
    return [untold('The signature is not in this trace as it was: something else stands in its place.')];
  const kid = typeof jwt.header.kid === 'string' ? ` ${jwt.header.kid}` : '';
  const here = keysSeq !== undefined && facts.keys?.attempt === facts.attempt;
  return [
    broken(signatureInvalid, {
      explains: refusalsByApp(token),
      says: `The signature of the ID token does not verify with the key${kid} that it names.`,
      because:
        'Header or claims were changed after signing, or the token is by another key under the same name.',
      evidence: [
        {
          ...{ what: 'signature', expected: `by the key${kid} of the JWKS`, actual: jwt.signature },
          ...{ where: 'the ID token', seq, ...(here && { expectedSeq: keysSeq }) },
        },
      ],
      checkFirst: [
        'Look at what changes the token between server and app: proxies, log tools, copying by hand.',
        'Read the key set again: two environments may use the same kid.',
        'If nobody changed it, treat the token as forged.',
      ],
      isNot: 'The key is known and fits the algorithm; it is not a matter of stale keys.',
    }),
  ];
}

/** Sanitizers put a word where the signature was, which decodes, but has not the length of one. */
function hasLength(signature: string, alg: unknown): boolean {
  const length = fromBase64Url(signature)?.length ?? 0;
  return typeof alg === 'string' && /^(RS|PS)/.test(alg) ? length >= 128 : length >= 32;
}
