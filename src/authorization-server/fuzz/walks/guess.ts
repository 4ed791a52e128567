import { type Draft, getDraft } from '../draft.ts';
import { clientNamed } from '../world.ts';
import type { Plan } from './plan.ts';
import { backChannel, open, press, type Walk } from './walk.ts';

/** Somebody who tries passwords, client secrets or user codes, one after another. */
export function* guess(plan: Plan): Walk<void> {
  const turn = plan.state.length % 3;
  for (let count = 0; count < 22; count += 1) {
    if (turn === 0) yield passwordGuess(plan, count);
    else if (turn === 1) yield secretGuess(count);
    else yield* userCodeGuess(plan, count);
  }
}

function passwordGuess({ user }: Plan, count: number): Draft {
  return backChannel('oauth/token', clientNamed('trusted'), [
    ['grant_type', 'password'],
    ['username', user.username],
    ['password', `guess-${count}`],
  ]);
}

function secretGuess(count: number): Draft {
  const client = { ...clientNamed('machine-basic'), client_secret: `guess-${count}` };
  return backChannel('oauth/token', client, [['grant_type', 'client_credentials']]);
}

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

function* userCodeGuess({ browser }: Plan, count: number): Walk<void> {
  const page = yield* open(browser, getDraft('activate'));
  yield* press(browser, page, 'continue', { user_code: (LETTERS[count % 20] ?? 'B').repeat(8) });
}
