import type { AuthorizationRequest, Session } from './store.ts';

/**
 * The values of `prompt` that this server knows. `select_account` shows the login page, which is where one selects an account here.
 * @see [OpenID Connect Core 1.0, section 3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)
 */
export const promptValues: readonly string[] = ['none', 'login', 'consent', 'select_account'];

/** Whether the present login is enough for a request, or the person must log in again. */
export function loginSuffices(
  request: Pick<AuthorizationRequest, 'prompt' | 'maxAge'>,
  session: Session | undefined,
  now: number,
): boolean {
  if (!session) return false;
  if (request.prompt.includes('login') || request.prompt.includes('select_account')) return false;
  return request.maxAge === undefined || now - session.authTime < request.maxAge;
}
