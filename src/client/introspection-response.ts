import type { Check, Observer } from '../protocol/check.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { rfc } from '../protocol/spec.ts';
import { jsonFields } from './json-body.ts';
import { firstRefusal, inWords, refused, type Verdict } from './verdict.ts';

/**
 * Reads the answer of the introspection endpoint. A dead token is an answer too: `token_active` then fails, and the verdict
 * says `active: false`.
 * @see [RFC 7662 - OAuth 2.0 Token Introspection, section 2.2](https://www.rfc-editor.org/rfc/rfc7662#section-2.2)
 */
export async function readIntrospection(
  response: HttpResponse,
  observer: Observer,
): Promise<Verdict<{ active: boolean }>> {
  const { active } = jsonFields(response.body);
  const refusal = await firstRefusal(observer, [() => answered(response.status, active)]);
  if (refusal) return refused(refusal);
  observer.check(isActive(active));
  return { ok: true, value: { active: active === true } };
}

const answered = (status: number, active: unknown): Check => ({
  id: 'introspection_answered',
  title: 'The server says whether the token is active',
  passed: status === 200 && typeof active === 'boolean',
  expected: '200 with active, true or false',
  actual: `${status} with active ${inWords(active)}`,
  spec: rfc(7662, '2.2'),
});

const isActive = (active: unknown): Check => ({
  id: 'token_active',
  title: 'The token is active',
  passed: active === true,
  expected: 'true',
  actual: inWords(active),
  spec: rfc(7662, '2.2'),
});
