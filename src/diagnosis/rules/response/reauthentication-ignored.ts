import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration } from '../../words.ts';
import { type NoncePair, noncePairs } from '../nonce/nonce-pairs.ts';
import { behindReference, noAsk } from '../redemption.ts';
import { refusalsByApp } from '../tokens/claims.ts';

const rule = {
  id: 'reauthentication_ignored',
  topic: 'authorization response',
  title: 'With prompt=login the user logs in again',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
} as const;

/**
 * `prompt=login` asks for a fresh login; `auth_time` in the ID token tells whether there was one. `auth_time_missing` looks after `max_age`.
 * @see [OpenID Connect Core 1.0, section 3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)
 */
export const reauthenticationIgnored: Rule = {
  ...rule,
  check: (facts) => noncePairs(facts).flatMap((pair) => checkPair(facts, pair)),
};

/** Clocks and slow hands, in seconds. */
const LEEWAY = 60;

function checkPair({ lacks }: Facts, { token, ask, certain }: NoncePair): Verdict[] {
  if (!ask) return lacks('beginning') ? [untold(noAsk)] : [];
  if (ask.opaque) return [untold(behindReference)];
  if (!ask.fields.value('prompt')?.split(' ').includes('login') || !certain) return [];
  if (!token.jwt) return [untold('The ID token cannot be read: it is encrypted, cut off or taken out.')];
  const { auth_time: authTime, iat } = token.jwt.claims;
  if (typeof authTime !== 'number' || typeof iat !== 'number') return [];
  // By the server's own clock: how old the login was when the token was made, less the time since the request.
  const since = Math.max(0, (token.at - ask.event.at) / 1000);
  const age = iat - authTime;
  if (age <= since + LEEWAY) return [held(ask.seq, token.seq)];
  const explains = refusalsByApp(token);
  return [
    broken(rule, {
      ...{ weight: explains.length > 0 ? 'error' : 'warning', explains },
      says: `The request asks for a fresh login (prompt=login), but the user had logged in ${duration(age)} before the token was made.`,
      because: 'The server took an older session. The app must not take that for a fresh login.',
      evidence: [
        {
          ...{ what: 'auth_time', expected: `at most ${duration(since)} before iat ${iat}` },
          ...{
            actual: String(authTime),
            where: "the ID token's claim",
            seq: token.seq,
            expectedSeq: ask.seq,
          },
        },
      ],
      checkFirst: [
        'Look whether the server hands prompt=login on to the identity provider behind it.',
        'Send max_age=0 beside it, and compare auth_time in the app.',
      ],
      specs: [rule.spec, oidcCore('3.1.3.7', 'IDTokenValidation')],
    }),
  ];
}
