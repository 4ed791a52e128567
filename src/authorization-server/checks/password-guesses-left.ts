import { rfc } from '../../protocol/spec.ts';
import { guessesLeft } from '../guesses.ts';
import type { ServerCheck } from './check.ts';

export const passwordGuessesLeft: ServerCheck = {
  id: 'password_guesses_left',
  title: 'The password was not guessed at too often',
  spec: rfc(6749, '10.10'),
  run: (context) =>
    context.value('username') === undefined ? undefined : guessesLeft(context, 'password', 'invalid_grant'),
};
