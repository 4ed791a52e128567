import type { Check, Observer } from '../protocol/check.ts';
import { type Parameters, parameter, queryOf, repeatedNames } from '../protocol/parameters.ts';
import { oidcCore, rfc } from '../protocol/spec.ts';
import { compare, firstRefusal, refused, type Verdict } from './verdict.ts';

/** What the app remembered when it sent the request. */
export interface ExpectedResponse {
  readonly issuer: string;
  readonly state: string;
}

/**
 * Checks the callback URL: that nothing stands twice, `state`, `iss`, then whether it carries a `code` or an error.
 * Swap the code with `codeTokenRequest` next. A refusal names its check; an `error` from the server is `authorization_granted`.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export async function checkAuthorizationResponse(
  url: string,
  expected: ExpectedResponse,
  observer: Observer,
): Promise<Verdict<{ code: string }>> {
  const response = queryOf(url);
  const code = parameter(response, 'code');
  const refusal = await firstRefusal(observer, [
    () => notRepeated(response),
    () => stateMatches(expected.state, parameter(response, 'state')),
    () => issuerMatches(expected.issuer, parameter(response, 'iss')),
    () => granted(parameter(response, 'error'), parameter(response, 'error_description')),
    () => codePresent(code),
  ]);
  if (refusal || code === undefined) return refused(refusal ?? codePresent(code));
  return { ok: true, value: { code } };
}

/** What the app reads; others it must ignore (RFC 6749 §4.1.2). */
const KNOWN: ReadonlySet<string> = new Set(['code', 'state', 'iss', 'error', 'error_description']);

/** Of two values the app and a filter before it could each believe another one. */
function notRepeated(response: Parameters): Check {
  const repeated = repeatedNames(response).filter((name) => KNOWN.has(name));
  return {
    id: 'response_parameters_not_repeated',
    title: 'No parameter of the response stands twice',
    passed: repeated.length === 0,
    expected: 'each parameter once',
    actual: repeated.length === 0 ? 'each parameter once' : `twice: ${repeated.join(', ')}`,
    spec: rfc(6749, '3.1'),
  };
}

const stateMatches = (expected: string, actual: string | undefined): Check =>
  compare(
    {
      id: 'state_matches',
      title: 'The response carries the state of this request',
      spec: rfc(6749, '10.12'),
    },
    expected,
    actual,
  );

const issuerMatches = (expected: string, actual: string | undefined): Check =>
  compare(
    {
      id: 'response_issuer_matches',
      title: 'The response names the expected issuer',
      spec: rfc(9207, '2.4'),
    },
    expected,
    actual,
  );

const granted = (error: string | undefined, description: string | undefined): Check => ({
  id: 'authorization_granted',
  title: 'The authorization server granted the request',
  passed: error === undefined,
  expected: 'no error',
  actual: error === undefined ? 'no error' : [error, description].filter(Boolean).join(': '),
  spec: oidcCore('3.1.2.6', 'AuthError'),
});

const codePresent = (code: string | undefined): Check => ({
  id: 'code_returned',
  title: 'The response carries a code',
  passed: code !== undefined && code !== '',
  expected: 'code=…',
  actual: code || '(absent)',
  spec: rfc(6749, '4.1.2'),
});
