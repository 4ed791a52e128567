import type { ConsentRequest, Session } from './records.ts';

/**
 * The values of `prompt` that this server knows.
 * @see [OpenID Connect Core 1.0, section 3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest)
 */
export const promptValues: readonly string[] = ['none', 'login', 'consent', 'select_account'];

/** Whether the present login is enough for a request, or the person must log in again. */
export function loginSuffices(request: LoginWish, session: Session | undefined, now: number): boolean {
  return mayContinue(request, session, now) && !request.prompt.includes('select_account');
}

/** Whether the person may go on with the present login, perhaps after being asked which account to take. */
export function mayContinue(request: LoginWish, session: Session | undefined, now: number): boolean {
  if (!session || request.prompt.includes('login')) return false;
  if (request.hintedSub !== undefined && request.hintedSub !== session.user.sub) return false;
  return request.maxAge === undefined || now - session.authTime < request.maxAge;
}

type LoginWish = Pick<ConsentRequest, 'prompt' | 'maxAge' | 'hintedSub'>;
