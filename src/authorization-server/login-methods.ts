import type { Context } from './context.ts';
import type { User } from './options.ts';
import { mayContinue } from './prompt.ts';
import { sameText } from './same-text.ts';

/** A way to log in: a button of the login page, and whom it finds. */
export interface LoginMethod {
  /** Goes into `amr`. */
  readonly amr: readonly string[];
  /** In words, what it takes. */
  readonly takes: string;
  /** Who is logged in by it; `undefined` for nobody. */
  user(context: Context): User | undefined;
  /** In words, what was sent where nobody is found. */
  wrong(context: Context): string;
}

/** A username and its password, typed into the login page or sent by an app that was trusted with them. */
export const password: LoginMethod = {
  amr: ['pwd'],
  takes: 'a username and its password',
  user: ({ server, value }) => {
    const user = server.users.get(value('username') ?? '');
    return user && sameText(user.password, value('password') ?? '') ? user : undefined;
  },
  wrong: ({ server, value }) => {
    const username = value('username');
    if (username === undefined) return 'no username';
    return server.users.has(username)
      ? `another password for ${username}: ${value('password') ?? '(empty)'}`
      : `unknown username ${username}`;
  },
};

/** Example ID stands for any other provider: it would send the browser there and back, and here it believes at once. */
const social: LoginMethod = {
  amr: ['fed'],
  takes: 'an account at Example ID',
  user: ({ server, transaction }) => {
    const hinted = server.users.get(transaction?.request.loginHint ?? '');
    return hinted ?? server.users.values().next().value;
  },
  wrong: () => 'no account at Example ID',
};

/** Going on as who is logged in already, where the app asked which account to take (`prompt=select_account`). */
export const present: LoginMethod = {
  amr: [],
  takes: 'a login that is recent enough',
  user: ({ transaction, session, now }) =>
    transaction && mayContinue(transaction.request, session, now) ? session?.user : undefined,
  wrong: ({ session }) => (session ? 'a login that is not enough for this request' : 'nobody is logged in'),
};

/** The method that a login form was sent with: the password, where its button names no other. */
export function loginMethod({ value }: Context): LoginMethod {
  const action = value('action');
  if (action === 'continue') return present;
  return action === 'social' ? social : password;
}
