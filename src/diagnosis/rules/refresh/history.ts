import type { Facts, TokenCall } from '../../facts/facts.ts';
import { isHidden } from '../network/answers.ts';

/** A refresh request, in whichever attempt of the import it was made. */
export interface RefreshUse {
  readonly call: TokenCall;
  readonly attempt: number;
  /** The refresh token that it carries; `undefined` where none is visible. */
  readonly token: string | undefined;
  readonly at: number;
  /** When its answer had come. */
  readonly answeredAt: number | undefined;
}

/** The answer that brought a refresh token first. */
export interface Issue {
  readonly value: string;
  readonly call: TokenCall;
  /** The event of the answer. */
  readonly seq: number;
  readonly attempt: number;
  readonly at: number;
}

/** What an import tells of its refresh tokens. */
export interface RefreshHistory {
  /** Refresh requests of the attempt that is looked at, in order. */
  readonly uses: readonly RefreshUse[];
  issueOf(token: string): Issue | undefined;
  /** Refresh requests of any attempt with this token, in order. */
  usesOf(token: string): readonly RefreshUse[];
  /** When the latest answer came that holds this token: a server that does not rotate may repeat it, with a new lifetime. */
  lastBrought(token: string): number | undefined;
  /** The refresh that was answered with another token in place of this one (RFC 6749 §6). */
  replacedBy(token: string): RefreshUse | undefined;
  /** The token that the lineage began with: by following who was issued in place of whom. */
  rootOf(token: string): string;
}

const known = new WeakMap<Facts, RefreshHistory>();

/** Reads the refresh tokens of an import, once for each attempt. */
export function refreshHistory(facts: Facts): RefreshHistory {
  const remembered = known.get(facts);
  if (remembered) return remembered;
  const history = read(facts);
  known.set(facts, history);
  return history;
}

interface Placed {
  readonly call: TokenCall;
  readonly attempt: number;
  readonly hidden: boolean;
}

function read(facts: Facts): RefreshHistory {
  const calls = [facts, ...facts.others]
    .flatMap((one) =>
      one.tokenCalls.map(
        (call): Placed => ({ call, attempt: one.attempt, hidden: isHidden(one, call.event) }),
      ),
    )
    .sort((a, b) => a.call.event.at - b.call.event.at);
  const uses: RefreshUse[] = [];
  const byToken = new Map<string, RefreshUse[]>();
  const issued = new Map<string, Issue>();
  const replaced = new Map<string, RefreshUse>();
  const brought = new Map<string, number>();
  const roots = new Map<string, string>();
  for (const { call, attempt, hidden } of calls) {
    const fresh = hidden ? undefined : call.answer.value('refresh_token') || undefined;
    const use = isRefresh(call) ? refreshOf(call, attempt, hidden) : undefined;
    if (use) {
      if (attempt === facts.attempt) uses.push(use);
      if (use.token !== undefined) pushTo(byToken, use.token, use);
    }
    if (!call.succeeded || fresh === undefined || !call.response) continue;
    const { seq, at } = call.response;
    brought.set(fresh, at);
    if (!issued.has(fresh)) issued.set(fresh, { value: fresh, call, seq, attempt, at });
    const old = use?.token;
    if (!use || old === undefined || old === fresh) continue;
    if (!replaced.has(old)) replaced.set(old, use);
    if (!roots.has(fresh)) roots.set(fresh, roots.get(old) ?? old);
  }
  return {
    uses,
    issueOf: (token) => issued.get(token),
    lastBrought: (token) => brought.get(token),
    usesOf: (token) => byToken.get(token) ?? [],
    replacedBy: (token) => replaced.get(token),
    rootOf: (token) => roots.get(token) ?? token,
  };
}

function pushTo<V>(groups: Map<string, V[]>, key: string, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function refreshOf(call: TokenCall, attempt: number, hidden: boolean): RefreshUse {
  const token = hidden ? undefined : call.fields.value('refresh_token') || undefined;
  return { call, attempt, token, at: call.event.at, answeredAt: call.response?.at };
}

/** A refresh request, also where only its token gives it away. */
export const isRefresh = (call: TokenCall): boolean =>
  call.grant === 'refresh_token' || (call.grant === undefined && call.fields.has('refresh_token'));

const OF_THE_GRANT: ReadonlySet<string> = new Set([
  'invalid_grant',
  'bad_refresh_token',
  'invalid_token',
  'token_expired',
  'access_denied',
]);

/** Whether the server refused the refresh token, as far as its answer says; other errors are about other things. */
export function grantRefused(call: TokenCall): boolean {
  if (call.succeeded || !call.response) return false;
  if (call.error !== undefined) return OF_THE_GRANT.has(call.error);
  return call.lacksAnswer && (call.status === 400 || call.status === 401);
}

/** Answers to later refreshes of the same lineage that were refused too: a server that sees reuse revokes them all. */
export function refusedAfter(history: RefreshHistory, use: RefreshUse): number[] {
  if (use.token === undefined) return [];
  const root = history.rootOf(use.token);
  return history.uses
    .filter(
      ({ at, token, call }) => at >= use.at && token !== undefined && call !== use.call && grantRefused(call),
    )
    .filter(({ token }) => history.rootOf(token ?? '') === root)
    .flatMap(({ call }) => (call.response ? [call.response.seq] : []));
}

/** Those uses that are the first of their token, so that a loop of retries is one finding. */
export function firstOfEach(uses: readonly RefreshUse[]): RefreshUse[] {
  const seen = new Set<string>();
  return uses.filter(({ token }) => {
    if (token === undefined || seen.has(token)) return false;
    seen.add(token);
    return true;
  });
}

/** Whether a login after a refused refresh brought new tokens: then the end of the old ones was no fault. */
export const isRecovered = (facts: Facts, { at }: RefreshUse): boolean =>
  [facts, ...facts.others].some(({ tokenCalls }) =>
    tokenCalls.some((call) => call.succeeded && !isRefresh(call) && call.event.at > at),
  );
