import { accessClaims, type Changes, codeParts, inOrder, jwt } from '../../testing/made-code.ts';
import { type Made, madeTrace, type Reply } from '../../testing/made-trace.ts';

/** A code flow with these changes, and what follows it. */
export const code = (changes: Changes = {}, ...more: Made[]) =>
  madeTrace('authorization-code-pkce', [...inOrder(codeParts(changes)), ...more]);

/** An access token that cannot be read. */
export const opaque = 'opaque-5cC3ssT0k3n';

/** An answer of the API with a challenge. */
export const challenge = (status: number, value: string): Reply => ({
  status,
  headers: [['WWW-Authenticate', value]],
});

/** A code flow that ends with this call instead of the good one. */
export const ending = (changes: Changes, ...last: Made[]) =>
  madeTrace('authorization-code-pkce', [...inOrder(codeParts(changes)).slice(0, -1), ...last]);

/** An access token with these claims. */
export const accessToken = (claims: object = {}) =>
  jwt({ ...accessClaims, ...claims }, { header: { typ: 'at+jwt' } });

/** An API turns a token down. */
export const invalid = challenge(401, 'Bearer error="invalid_token"');
