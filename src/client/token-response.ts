import type { Check, Observer } from '../protocol/check.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { rfc } from '../protocol/spec.ts';
import { jsonFields } from './json-body.ts';
import { firstRefusal, refused, type Verdict } from './verdict.ts';

/** What a token endpoint gave. */
export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string | undefined;
  readonly refreshToken: string | undefined;
}

/** The fields of a JSON object that are texts; none for anything else. */
export function jsonTexts(body: string): Readonly<Record<string, string | undefined>> {
  const texts = Object.entries(jsonFields(body)).filter(([, field]) => typeof field === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}

/** How the access token is to be used: by whoever holds it, or with a proof of the key that it is bound to. */
export type TokenType = 'Bearer' | 'DPoP';

/**
 * Reads a successful token response. Validate its ID token with `checkIdToken` before you believe who signed in.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 */
export async function readTokens(
  response: HttpResponse,
  observer: Observer,
  expected: { readonly tokenType: TokenType } = { tokenType: 'Bearer' },
): Promise<Verdict<Tokens>> {
  const fields = jsonTexts(response.body);
  const refusal = await firstRefusal(observer, [
    () => tokensIssued(response, fields.access_token),
    () => typeUsable(expected.tokenType, fields.token_type),
  ]);
  if (refusal) return refused(refusal);
  return {
    ok: true,
    value: {
      accessToken: fields.access_token ?? '',
      idToken: fields.id_token,
      refreshToken: fields.refresh_token,
    },
  };
}

const tokensIssued = (response: HttpResponse, accessToken: string | undefined): Check => ({
  id: 'tokens_issued',
  title: 'The token response is a success with an access token',
  passed: response.status === 200 && !!accessToken,
  expected: '200 with access_token',
  actual: `${response.status} ${accessToken ? 'with' : 'without'} access_token`,
  spec: rfc(6749, '5.1'),
});

/** A server that ignored the proof gives a token that anybody can use who finds it: an app that wants it bound must notice. */
function typeUsable(expected: TokenType, type: string | undefined): Check {
  const bound = expected === 'DPoP';
  return {
    id: bound ? 'token_type_dpop' : 'token_type_bearer',
    title: bound ? "The token is bound to the app's key" : 'The token type is one that the app can use',
    passed: type?.toLowerCase() === expected.toLowerCase(),
    expected,
    actual: type ?? '(absent)',
    spec: bound ? rfc(9449, '5') : rfc(6749, '7.1'),
  };
}
