import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { type Issued, issued, isWhole, refusalsByApp, text } from './claims.ts';
import { besideIt, halfHashFor } from './hashes.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** Where an ID token carries the hash of a code, it is of the one that came with it. */
export const cHashMismatch: Rule = {
  id: 'c_hash_mismatch',
  topic: 'tokens',
  title: 'c_hash is the hash of the code that came with the ID token',
  spec: oidcCore('3.3.2.10', 'CodeValidation'),
  check: (facts) => oncePerKind(issued(facts, 'id_token').flatMap((token) => judge(facts, token))),
};

function judge(facts: Facts, token: Issued): Verdict[] {
  const hash = text(token.jwt.claims, 'c_hash');
  if (hash === undefined) return [];
  const code = token.call ? token.call.fields.get('code') : besideIt(token, 'code');
  if (!code) return [untold('The code that came with the ID token is not in this trace.')];
  if (!isWhole(facts, code.seq, code.value))
    return [untold('The code is not in this trace as it was: something else stands in its place.')];
  const expected = halfHashFor(token.jwt.header.alg, code.value);
  if (expected === undefined) return [];
  if (hash === expected) return [held(token.seq, code.seq)];
  return [
    broken(cHashMismatch, {
      explains: refusalsByApp(token),
      says: `The ID token says c_hash ${hash}, but the code ${shortened(code.value)} has the hash ${expected}.`,
      because:
        'c_hash ties the code to the ID token: this code is not the one that came with it; it may have been injected.',
      evidence: [
        {
          ...{ what: 'c_hash', expected, actual: hash, where: "the ID token's claim" },
          ...{ seq: token.seq, expectedSeq: code.seq },
        },
      ],
      checkFirst: [
        'Look whether the app mixes the answers of two logins.',
        'If not, treat the code as injected: do not redeem it.',
      ],
      fault: {
        message: 'authorization response',
        field: 'id_token',
        claim: 'c_hash',
        right: expected,
        wrong: hash,
      },
    }),
  ];
}
