import type { ErrorCode } from '../protocol/errors.ts';
import { error, type Verdict, verdict } from './checks/check.ts';
import type { Context } from './context.ts';

/** What can be guessed at. */
export type Guessed = 'client_secret' | 'password' | 'user_code';

interface Limit {
  /** Whose guesses count together. */
  readonly name: string;
  /** How many may be wrong. */
  readonly guesses: number;
}

/** A browser that throws its cookie away counts anew, so there is a limit for all browsers together, too. */
function limitsOf({ authentication, value, browser }: Context, what: Guessed): readonly Limit[] {
  if (what === 'client_secret')
    return [{ name: `client_secret ${authentication.clientIds[0]}`, guesses: 20 }];
  if (what === 'password') return [{ name: `password ${value('username')}`, guesses: 10 }];
  return [
    { name: `user_code ${browser}`, guesses: 5 },
    { name: 'user_code', guesses: 100 },
  ];
}

/** Judges whether there are guesses left; `undefined` where nobody counts. */
export function guessesLeft(context: Context, what: Guessed, code: ErrorCode): Verdict | undefined {
  if (!context.server.policy.limitAttempts) return undefined;
  const wait = secondsToWait(context, what);
  const most = limitsOf(context, what)[0]?.guesses;
  const refusal = error(code, 'There were too many wrong guesses; wait before the next', 429);
  const actual = wait > 0 ? `too many; none is heard for ${wait} s` : 'not too many';
  return verdict(wait === 0, `fewer than ${most} wrong guesses in ten minutes`, actual, refusal);
}

/** Remembers a wrong guess. */
export function rememberGuess(context: Context, what: Guessed): void {
  const { server, now } = context;
  for (const { name } of limitsOf(context, what)) server.store.attempts.fail(name, now);
}

/** Seconds until the next guess is heard. */
export function secondsToWait(context: Context, what: Guessed): number {
  const { server, now } = context;
  const waits = limitsOf(context, what).map(({ name, guesses }) =>
    server.store.attempts.wait(name, now, guesses),
  );
  return Math.max(...waits);
}
