import { redirectLocation } from '../../../protocol/http.ts';
import { parameter } from '../../../protocol/parameters.ts';
import { parametersOfLocation, type ResponseEvent } from '../../../trace/index.ts';
import { bare } from '../../facts/exchange.ts';
import type { Facts } from '../../facts/facts.ts';
import { grants } from '../refusals.ts';
import { type SeenError, timeOf, wentWell } from './seen-error.ts';

/** Whether the user got in afterwards: in this attempt, or in a later one of the same client. */
export function gotInLater(facts: Facts, { seq, at }: Pick<SeenError, 'seq' | 'at'>): boolean {
  const here = lastGrant(facts);
  if (here !== undefined && here > seq) return true;
  return facts.others.some((other) => {
    const last = isSameClient(facts, other) ? lastGrant(other) : undefined;
    if (last === undefined) return false;
    const untimed = facts.lacks('times') || other.lacks('times');
    return untimed ? other.attempt > facts.attempt : timeOf(other, last) > at;
  });
}

/** By the id that both say; a trace that begins at a callback says none, but has the callback's address. */
function isSameClient(one: Facts, other: Facts): boolean {
  if (one.clientId && other.clientId) return one.clientId.value === other.clientId.value;
  if (!one.clientId && !other.clientId && one.answers.length + other.answers.length === 0) return true;
  const callbacks = new Set(callbacksOf(one));
  return callbacksOf(other).some((url) => callbacks.has(url));
}

const callbacksOf = ({ asks, answers, tokenCalls }: Facts): string[] => {
  const reached = answers.flatMap(({ received, sent }) => [received?.url, sent?.url]);
  const named = [...asks, ...tokenCalls].map(({ fields }) => fields.value('redirect_uri'));
  return [...reached, ...named].flatMap((url) => (url ? [bare(url)] : []));
};

/** Whether the user got in at all in this attempt. */
export const gotIn = (facts: Facts): boolean => lastGrant(facts) !== undefined;

const lastGrants = new WeakMap<Facts, number | undefined>();

function lastGrant(facts: Facts): number | undefined {
  if (!lastGrants.has(facts)) {
    const brought = [...facts.answers.filter(grants), ...facts.tokenCalls.filter(wentWell)].map(
      ({ seq }) => seq,
    );
    lastGrants.set(facts, brought.length > 0 ? brought.reduce((a, b) => Math.max(a, b)) : undefined);
  }
  return lastGrants.get(facts);
}

/** The error that an app puts into the address where it sends the browser after a callback. */
export function errorInRedirect(response: ResponseEvent): string | undefined {
  const location = redirectLocation(response.message);
  if (location === undefined) return undefined;
  const sent = parametersOfLocation(location);
  return ['error', 'auth_error', 'login_error', 'error_code']
    .map((name) => parameter(sent, name))
    .find(Boolean);
}
