import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { type Issued, issued, isWhole, refusalsByApp, text } from './claims.ts';
import { besideIt, halfHashFor } from './hashes.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** Where an ID token carries the hash of an access token, it is of the one that came with it. */
export const atHashMismatch: Rule = {
  id: 'at_hash_mismatch',
  topic: 'tokens',
  title: 'at_hash is the hash of the access token that came with the ID token',
  spec: oidcCore('3.1.3.8', 'CodeFlowTokenValidation'),
  check: (facts) => oncePerKind(issued(facts, 'id_token').flatMap((token) => judge(facts, token))),
};

function judge(facts: Facts, token: Issued): Verdict[] {
  const hash = text(token.jwt.claims, 'at_hash');
  if (hash === undefined) return [];
  const access = besideIt(token, 'access_token');
  if (!access) return [];
  const lacks = 'The access token as it was: the file has something else in its place.';
  if (!isWhole(facts, access.seq, access.value)) return [untold(lacks)];
  const expected = halfHashFor(token.jwt.header.alg, access.value);
  if (expected === undefined) return [];
  // In a hybrid flow, two access tokens may come.
  const front = token.call?.redeems?.fields.value('access_token');
  if (hash === expected || (front !== undefined && hash === halfHashFor(token.jwt.header.alg, front)))
    return [held(token.seq, access.seq)];
  return [
    broken(atHashMismatch, {
      explains: refusalsByApp(token),
      says: `The ID token says at_hash ${hash}, but the access token ${shortened(access.value)} has the hash ${expected}.`,
      because:
        'at_hash ties the access token to the ID token: this access token is not the one that the ID token was made with.',
      evidence: [
        {
          ...{ what: 'at_hash', expected, actual: hash, where: "the ID token's claim" },
          ...{ seq: token.seq, expectedSeq: access.seq },
        },
      ],
      checkFirst: [
        'Look whether something between server and app exchanges or re-issues the access token (gateway, token exchange, cache).',
        'Look whether the app mixes answers of two logins.',
      ],
      fault: { message: 'token response', field: 'id_token', claim: 'at_hash', right: expected, wrong: hash },
    }),
  ];
}
