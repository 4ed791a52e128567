import { redirectLocation } from '../../../protocol/http.ts';
import { parameter } from '../../../protocol/parameters.ts';
import { parametersOfLocation, type ResponseEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { grants } from '../refusals.ts';
import { type SeenError, timeOf } from './seen-error.ts';

/** Whether the user got in afterwards: in this attempt, or in a later one of the same client. */
export function gotInLater(facts: Facts, { seq, at }: Pick<SeenError, 'seq' | 'at'>): boolean {
  const here = lastGrant(facts);
  if (here !== undefined && here > seq) return true;
  const client = facts.clientId?.value;
  return facts.others.some((other) => {
    const last = other.clientId?.value === client ? lastGrant(other) : undefined;
    return last !== undefined && timeOf(other, last) > at;
  });
}

/** Whether the user got in at all in this attempt. */
export const gotIn = (facts: Facts): boolean => lastGrant(facts) !== undefined;

const lastGrants = new WeakMap<Facts, number | undefined>();

function lastGrant(facts: Facts): number | undefined {
  if (!lastGrants.has(facts)) {
    const brought = [
      ...facts.answers.filter(grants),
      ...facts.tokenCalls.filter(({ succeeded }) => succeeded),
    ].map(({ seq }) => seq);
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
