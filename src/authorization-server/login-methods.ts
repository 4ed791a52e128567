import type { Context } from './context.ts';
import type { User } from './options.ts';

/** A way to log in: a button of the login page, and whom it finds. */
export interface LoginMethod {
  /** Goes into `amr`. */
  readonly amr: readonly string[];
  /** In words, what it takes. */
  readonly takes: string;
  /** Who is logged in by it; `undefined` for nobody. */
  user(context: Context): User | undefined;
}

const password: LoginMethod = {
  amr: ['pwd'],
  takes: 'a username and its password',
  user: ({ server, value }) => {
    const user = server.users.get(value('username') ?? '');
    return user && user.password === value('password') ? user : undefined;
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
};

/** The method that a login form was sent with: `action=social`, or the password in every other case. */
export function loginMethod({ value }: Context): LoginMethod {
  return value('action') === 'social' ? social : password;
}
