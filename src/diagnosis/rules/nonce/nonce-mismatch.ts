import { sha256, toBase64Url, toHex } from '../../../protocol/encoding.ts';
import { oidcCore } from '../../../protocol/spec.ts';
import { memberText } from '../../../trace/index.ts';
import type { Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { howChanged } from '../changed-text.ts';
import { comparable, takenOut } from '../comparable.ts';
import { askedField, behindReference, everyAttempt, noAsk } from '../redemption.ts';
import { asksWith } from '../remembered.ts';
import { type NoncePair, noncePairs } from './nonce-pairs.ts';

const rule = {
  id: 'nonce_mismatch',
  topic: 'nonce',
  title: 'The nonce in the ID token is the one that was sent',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
} as const;

/**
 * The ID token's `nonce` must be exactly that of the authorization request.
 * @see [OpenID Connect Core 1.0, section 3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)
 */
export const nonceMismatch: Rule = {
  ...rule,
  check: (facts) => noncePairs(facts).flatMap((pair) => checkPair(facts, pair)),
};

function checkPair(facts: Facts, pair: NoncePair): Verdict[] {
  const { token, ask } = pair;
  if (!token.jwt) return [untold('The ID token cannot be read: it is encrypted, cut off or taken out.')];
  if (!Object.hasOwn(token.jwt.claims, 'nonce')) return [];
  if (!ask) return [untold(noAsk)];
  if (ask.opaque) return [untold(behindReference)];
  const sent = askedField(facts, ask, 'nonce');
  if (!sent) return [];
  const claim = claimOf(pair);
  if (!comparable(facts, sent, claim)) return [untold(takenOut)];
  if (sent.value === claim.value) return [held(sent.seq, token.seq)];
  return ofAnAttempt(facts, claim.value) ? [] : [mismatch(pair, sent, claim)];
}

/** The claim as a field. */
export const claimOf = ({ token }: NoncePair): Field => ({
  ...{ name: 'nonce', value: memberText(token.jwt?.claims['nonce']) },
  ...{ seq: token.seq, where: "the ID token's claim" },
});

const ofAnAttempt = (facts: Facts, value: string): boolean =>
  everyAttempt(facts).some((one) => asksWith(one, 'nonce', value).length > 0);

function mismatch({ certain }: NoncePair, sent: Field, claim: Field): Verdict {
  const how = howChanged(sent.value, claim.value) ?? howHashed(sent.value, claim.value);
  return broken(rule, {
    certainty: certain || how !== undefined ? 'proved' : 'likely',
    says:
      `The ID token carries nonce ${shortened(claim.value)}, but the authorization request sent ` +
      `${shortened(sent.value)}${how === undefined ? '' : `: ${how}`}.`,
    because:
      'The app must refuse it: an ID token with another nonce was made for another login, and may be a stolen one.',
    evidence: [
      {
        ...{ what: 'nonce', expected: sent.value, actual: claim.value, where: claim.where },
        ...{ seq: claim.seq, expectedSeq: sent.seq },
      },
    ],
    checkFirst:
      how === undefined
        ? [
            'Look for a cache between app and server that answers the token request, or for a server that gives out the ID token of the session before.',
            'See whether the app mixes up two logins: a nonce kept for the whole session, a second tab.',
          ]
        : ['Look who changes nonce on its way: it must go into the ID token byte by byte.'],
    isNot: 'A good signature does not help: an authentic token can still belong to another login.',
    fault: {
      ...{ message: 'token response', field: 'id_token', claim: 'nonce' },
      ...{ right: sent.value, wrong: claim.value },
    },
  });
}

function howHashed(sent: string, claim: string): string | undefined {
  const hashes = (text: string) => [toBase64Url(sha256(text)), toHex(sha256(text))];
  if (sent.length > 1000 || claim.length > 1000) return undefined;
  if (hashes(sent).includes(claim)) return 'it is the SHA-256 of what was sent';
  return hashes(claim).includes(sent) ? 'what was sent is its SHA-256' : undefined;
}
