import { spaceDelimited } from '../../../protocol/parameters.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, ResourceCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { type RefreshUse, refreshHistory } from './history.ts';
import { beyond } from './refresh-scope-widened.ts';
import { type Granted, grantedTo } from './scopes.ts';

/**
 * Whether the token of a refresh may do less than the one before; an error where the API then refuses it for that.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const refreshScopeNarrowed: Rule = {
  id: 'refresh_scope_narrowed',
  topic: 'refresh',
  title: 'A refresh brings the scope that the login was granted',
  spec: rfc(6749, '6'),
  check: (facts) => {
    const refusals = refusalsByToken(facts);
    return refreshHistory(facts).uses.flatMap((use) => verdictsOn(facts, use, refusals));
  },
};

/** Calls that the API refused for their scope, by their access token. */
function refusalsByToken(facts: Facts): Map<string, ResourceCall> {
  const refusals = new Map<string, ResourceCall>();
  for (const call of facts.resourceCalls)
    if (call.token && call.status === 403 && !refusals.has(call.token.value))
      refusals.set(call.token.value, call);
  return refusals;
}

function verdictsOn(facts: Facts, use: RefreshUse, refusals: Map<string, ResourceCall>): Verdict[] {
  const { call } = use;
  if (!call.succeeded) return [];
  // An answer without a scope grants what was asked (RFC 6749 §5.1).
  const now = call.answer.get('scope') ?? call.fields.get('scope');
  const granted = grantedTo(facts, use);
  if (!now) return granted ? [held(call.seq)] : [];
  if (!granted) return [untold('What scope the login was granted is not in this trace.')];
  const lost = beyond(granted.scopes, spaceDelimited(now.value));
  if (lost.length === 0) return [held(call.seq)];
  const refusal = refusals.get(call.answer.value('access_token') ?? '');
  const needed = refusal?.challenge.value('scope');
  const isCause =
    refusal && (needed === undefined || spaceDelimited(needed).some((scope) => lost.includes(scope)));
  return [verdictOn(facts, use, { now, granted, lost, refusal: isCause ? refusal : undefined })];
}

interface Narrowed {
  readonly now: { readonly value: string; readonly where: string; readonly seq: number };
  readonly granted: Granted;
  readonly lost: readonly string[];
  readonly refusal: ResourceCall | undefined;
}

function verdictOn(facts: Facts, { call }: RefreshUse, { now, granted, lost, refusal }: Narrowed): Verdict {
  const asked = call.fields.value('scope');
  const chosen = asked !== undefined && lost.every((scope) => !spaceDelimited(asked).includes(scope));
  const answer = refusal?.response?.seq;
  return broken(refreshScopeNarrowed, {
    weight: refusal ? 'error' : 'note',
    certainty: refusal && refusal.challenge.value('error') !== 'insufficient_scope' ? 'likely' : 'proved',
    says: `After the refresh the access token no longer has ${listed(lost)}${refusal ? '; the API refuses it with 403' : ''}.`,
    because: chosen
      ? 'The refresh request itself asks for less scope than the login was granted.'
      : 'The server grants less on a refresh than at the login: its policy, or what the user allowed, has changed.',
    evidence: [
      {
        ...{
          what: 'scope',
          expected: granted.field.value,
          actual: now.value,
          where: now.where,
          seq: now.seq,
        },
        ...(granted.attempt === facts.attempt && { expectedSeq: granted.field.seq }),
      },
      ...(refusal && answer !== undefined
        ? [{ what: 'status', actual: String(refusal.status), where: "the API's answer", seq: answer }]
        : []),
    ],
    checkFirst: chosen
      ? ['Leave scope out of the refresh request: the server then grants what the login was granted.']
      : [
          "Compare the scope of both token responses with the client's settings at the server.",
          'Have the app read the scope of each token response and ask again for what it lacks.',
        ],
    explains: answer === undefined ? [] : [answer],
    supersedes: refusal ? ['insufficient_scope'] : [],
    ...(chosen && {
      fault: {
        message: 'refresh request',
        field: 'scope',
        right: granted.field.value,
        wrong: asked,
      } as const,
    }),
  });
}
