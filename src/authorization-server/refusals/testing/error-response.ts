import { expect } from 'vitest';
import type { ErrorCode } from '../../../protocol/errors.ts';
import { header } from '../../../protocol/http.ts';
import { decodeParameters, type Parameters, parameter } from '../../../protocol/parameters.ts';
import { issuer } from '../../testing/demo.ts';
import type { Answer } from './answer.ts';
import { clients } from './clients.ts';
import type { Outcome } from './outcome.ts';
import { STATE } from './values.ts';

/** The browser is sent to the app's redirect URI with an error behind this separator. */
export function sentBack(error: ErrorCode, separator: '?' | '#'): Answer {
  return {
    holds(outcome) {
      const { response } = outcome;
      expect([302, 303]).toContain(response.status);
      const location = header(response, 'location') ?? '';
      const starts = redirectUrisOf(outcome).map((uri) => uri + (uri.includes('?') ? '&' : separator));
      const start = starts.find((candidate) => location.startsWith(candidate));
      expect([location, start]).toEqual([location, expect.any(String)]);
      expect(location.includes('#')).toBe(separator === '#');
      isError(outcome, error, decodeParameters(location.slice(start?.length)));
    },
  };
}

/** Asserts that these are the parameters of this error, with `state` and `iss`, and nothing more. */
export function isError(outcome: Outcome, error: ErrorCode, fields: Parameters): void {
  const repeated = fields.map(([name]) => name);
  expect(new Set(repeated).size).toBe(repeated.length);
  expect(parameter(fields, 'error')).toBe(error);
  expect(parameter(fields, 'error_description') ?? '').toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]*$/);
  expect(parameter(fields, 'state')).toBe(stateOf(outcome));
  expect(parameter(fields, 'iss')).toBe(issuer);
  const others = repeated.filter((name) => !['error', 'error_description', 'state', 'iss'].includes(name));
  expect(others).toEqual([]);
}

/** The state of the request: the row's own, or the usual one where the request came earlier; a repeated one is nobody's. */
function stateOf({ asked: { endpoint, parameters } }: Outcome): string | undefined {
  if (endpoint !== 'authorization' || !('state' in parameters)) return STATE;
  const { state } = parameters;
  return typeof state === 'string' && state !== '' ? state : undefined;
}

/** Where the answer may go: to the redirect_uri of the request, or to any that is registered where the request came earlier. */
export function redirectUrisOf({ asked: { parameters } }: Outcome): readonly string[] {
  const { redirect_uri } = parameters;
  const registered = clients.flatMap((client) => client.redirect_uris);
  const own = typeof redirect_uri === 'string' && registered.includes(redirect_uri.replace(':51004', ''));
  return own ? [redirect_uri] : registered;
}
