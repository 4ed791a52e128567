import { decodeJwt } from '../../../protocol/jwt.ts';
import { spaceDelimited } from '../../../protocol/parameters.ts';
import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts, Field, ResourceCall, TokenCall } from '../../facts/facts.ts';
import type { Certainty } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { issued, isWhole, text } from './claims.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** All that a login says of its user is of one user. */
export const subjectMismatch: Rule = {
  id: 'subject_mismatch',
  topic: 'tokens',
  title: 'ID tokens and /userinfo of a login tell of the same user (sub)',
  spec: oidcCore('5.3.2', 'UserInfoResponse'),
  check: (facts) =>
    oncePerKind([
      ...facts.resourceCalls.flatMap((call) => fromUserinfo(facts, call)),
      ...facts.tokenCalls.flatMap((call) => [...frontAndBack(facts, call), ...silent(facts, call)]),
      ...refreshed(facts),
    ]),
};

/** A token as it stands in an answer, and what it says of its user. */
interface Told {
  readonly field: Field;
  readonly sub: string;
}

function told(field: Field | undefined): Told | undefined {
  const sub = field && text(decodeJwt(field.value)?.claims ?? {}, 'sub');
  return field && sub !== undefined ? { field, sub } : undefined;
}

function fromUserinfo(facts: Facts, call: ResourceCall): Verdict[] {
  const { to, status, answer, seen, response, lacksAuthorization } = call;
  if (to !== 'userinfo' || status !== 200) return [];
  const beside = told((seen?.call?.answer ?? seen?.authorization?.fields)?.get('id_token'));
  const idToken = beside ?? (lacksAuthorization ? onlyUser(facts, call.seq) : undefined);
  if (!idToken) return [];
  const sub = answer.get('sub');
  if (!sub)
    return response?.lacks?.includes('body') || response?.message.body === ''
      ? [untold('The answer of /userinfo is not in this trace.')]
      : [];
  const named = ['the ID token', '/userinfo'] as const;
  return [compared(facts, idToken, { field: sub, sub: sub.value }, named, beside ? 'proved' : 'likely')];
}

/** Where the file does not show the token of a call: the ID token before it, if all are of one user. */
function onlyUser(facts: Facts, before: number): Told | undefined {
  const all = issued(facts, 'id_token');
  const last = all.findLast(({ seq }) => seq < before);
  const sub = last && text(last.jwt.claims, 'sub');
  if (!last || sub === undefined || all.some((one) => text(one.jwt.claims, 'sub') !== sub)) return undefined;
  return { field: { name: 'id_token', value: last.value, seq: last.seq, where: last.where }, sub };
}

function frontAndBack(facts: Facts, { redeems, answer, fields }: TokenCall): Verdict[] {
  if (redeems?.fields.value('code') !== fields.value('code')) return [];
  const front = told(redeems?.fields.get('id_token'));
  const back = told(answer.get('id_token'));
  return front && back
    ? [
        compared(facts, front, back, [
          'the ID token of the authorization response',
          'the one of the token response',
        ]),
      ]
    : [];
}

/** A silent renewal names the user in id_token_hint: no other may come of it. */
function silent(facts: Facts, { redeems, answer }: TokenCall): Verdict[] {
  const ask = redeems?.ask;
  if (!spaceDelimited(ask?.fields.value('prompt')).includes('none')) return [];
  const hint = told(ask?.fields.get('id_token_hint'));
  const got = told(answer.get('id_token'));
  return hint && got
    ? [compared(facts, hint, got, ['id_token_hint', 'the ID token of the silent renewal'])]
    : [];
}

/** A refresh is for the same user as the tokens before it. */
function refreshed(facts: Facts): Verdict[] {
  const byRefreshToken = new Map<string, Told>();
  return facts.tokenCalls.flatMap((call) => {
    const before = byRefreshToken.get(call.fields.value('refresh_token') ?? '');
    const now = told(call.answer.get('id_token'));
    const next = call.answer.value('refresh_token') ?? call.fields.value('refresh_token');
    const user = now ?? before;
    if (user && next !== undefined && next !== '') byRefreshToken.set(next, user);
    if (call.grant !== 'refresh_token' || !before || !now) return [];
    return [compared(facts, before, now, ['the ID token of the login', 'the one of the refresh'])];
  });
}

function compared(
  facts: Facts,
  one: Told,
  other: Told,
  [first, second]: readonly [string, string],
  certainty: Certainty = 'proved',
): Verdict {
  const whole = [one, other].every(
    ({ field, sub }) => isWhole(facts, field.seq, field.value) && isWhole(facts, field.seq, sub),
  );
  if (one.sub === other.sub || !whole) return held(one.field.seq, other.field.seq);
  return broken(subjectMismatch, {
    certainty,
    says: `${first[0]?.toUpperCase()}${first.slice(1)} names the user ${one.sub}, but ${second} names ${other.sub}.`,
    because:
      'The sub is how an app knows its user. Two users in one login mean that tokens were exchanged or answers mixed up.',
    evidence: [
      {
        ...{ what: 'sub', expected: one.sub, actual: other.sub, where: second },
        ...{ seq: other.field.seq, expectedSeq: one.field.seq },
      },
    ],
    checkFirst: [
      'Look for caches that answer with what belongs to another user (Cache-Control, keys without the user).',
      'Look whether the app keeps tokens of two logins in one place.',
      'If one server answers with another kind of sub (pairwise and public), look at its client settings.',
    ],
  });
}
