import { parseUrl } from '../../../protocol/http.ts';
import { type DecodedJwt, decodeJwt } from '../../../protocol/jwt.ts';
import { spaceDelimited } from '../../../protocol/parameters.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts, ResourceCall } from '../../facts/facts.ts';
import type { Evidence, Weight } from '../../finding.ts';
import { askedScope } from '../scope/asked.ts';

/** A call that the API or /userinfo refused, and those that repeat it. */
export interface RefusedCall {
  readonly call: ResourceCall;
  readonly explains: readonly number[];
  /** `note` where the same was answered later: the app got a new token, as it should. */
  readonly weight: Weight;
  /** The answer as evidence. */
  readonly row: Evidence;
}

const originOf = (call: ResourceCall) => parseUrl(call.event.message.url)?.origin ?? call.event.message.url;

/** Whether an answer refuses the token: 400 only where its challenge says so. */
export function refuses({ status, challenge }: ResourceCall): boolean {
  return status === 401 || status === 403 || (status === 400 && challenge.has('error'));
}

const succeeded = ({ status }: ResourceCall) => status !== undefined && status >= 200 && status < 300;

/** Of very many ways, the first tell enough. */
const MOST = 20;

const known = new WeakMap<Facts, readonly RefusedCall[]>();

/** Refused calls, each way of calling once. Many rules ask. */
export function refusedCalls(facts: Facts): readonly RefusedCall[] {
  const before = known.get(facts);
  if (before) return before;
  const found = findRefused(facts);
  known.set(facts, found);
  return found;
}

function findRefused(facts: Facts): RefusedCall[] {
  const groups = new Map<string, ResourceCall[]>();
  const answered = new Map<string, number>();
  for (const call of facts.resourceCalls) {
    if (succeeded(call)) {
      answered.set(bare(call.event.message.url), call.seq);
      answered.set(originOf(call), call.seq);
    }
    if (!refuses(call)) continue;
    const token = call.token?.value ?? '';
    const key = JSON.stringify([
      originOf(call),
      call.status,
      token,
      token === '' && bare(call.event.message.url),
    ]);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  const refresh = facts.tokenCalls.findLast((call) => call.succeeded)?.seq ?? -1;
  return [...groups.values()].slice(0, MOST).flatMap((group): RefusedCall[] => {
    const [call] = group;
    const last = group.at(-1);
    if (!call || !last) return [];
    const again = answered.get(bare(call.event.message.url)) ?? -1;
    const elsewhere = answered.get(originOf(call)) ?? -1;
    const renewed = call.status === 401 && refresh > call.seq && elsewhere > refresh;
    const explains = group.flatMap(({ response }) => (response ? [response.seq] : []));
    return [
      { call, explains, weight: again > last.seq || renewed ? 'note' : 'error', row: refusalRow(call) },
    ];
  });
}

function refusalRow({ to, status, challenge, response, seq }: ResourceCall): Evidence {
  const error = challenge.value('error');
  return {
    ...{ what: 'status', actual: `${status}${error ? ` ${error}` : ''}` },
    ...{ where: to === 'api' ? "the API's answer" : 'the /userinfo answer', seq: response?.seq ?? seq },
  };
}

/** Where the call went, in words. */
export const targetWords = ({ to, event }: ResourceCall): string =>
  to === 'userinfo' ? '/userinfo' : (parseUrl(event.message.url)?.origin ?? 'the API');

/** The access token of a call, taken apart; `undefined` for an opaque one. */
export function jwtOf({ seen, token }: ResourceCall): DecodedJwt | undefined {
  return seen?.jwt ?? (token && token.value.length < 100_000 ? decodeJwt(token.value) : undefined);
}

/** A call that was answered with data, with this very token or with another one. */
export function successAt(
  facts: Facts,
  call: ResourceCall,
  withToken: 'same' | 'other',
): ResourceCall | undefined {
  const origin = originOf(call);
  for (const { resourceCalls } of [facts, ...facts.others])
    for (const one of resourceCalls)
      if (succeeded(one) && one.token && (one.token.value === call.token?.value) === (withToken === 'same'))
        if (originOf(one) === origin) return one;
  return undefined;
}

/** The first call that was answered with data. */
export const answeredCall = ({ resourceCalls }: Facts, to?: ResourceCall['to']): ResourceCall | undefined =>
  resourceCalls.find(
    (call) => succeeded(call) && call.token !== undefined && (to === undefined || call.to === to),
  );

/** The scopes of a call's token: by its claims, else by the answer that brought it, else as they were asked for. */
export function scopesOf(facts: Facts, call: ResourceCall): Scopes | undefined {
  const claims = jwtOf(call)?.claims ?? {};
  for (const name of ['scope', 'scp'] as const) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    const list = typeof value === 'string' ? spaceDelimited(value) : value;
    if (Array.isArray(list) && call.token)
      return {
        scopes: list.filter((one) => typeof one === 'string'),
        where: `the access token's ${name} claim`,
        seq: call.token.seq,
      };
  }
  const brought = call.seen?.call;
  const granted = brought?.answer.get('scope') ?? call.seen?.authorization?.fields.get('scope');
  const asked =
    brought && !brought.lacksAnswer
      ? askedScope(facts, brought)
      : call.seen?.authorization?.ask?.fields.get('scope');
  const field = granted ?? asked;
  return field && { scopes: spaceDelimited(field.value), where: field.where, seq: field.seq };
}

interface Scopes {
  readonly scopes: readonly string[];
  readonly where: string;
  readonly seq: number;
}
