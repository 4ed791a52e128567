import { rfc } from '../../protocol/spec.ts';
import { guessesLeft } from '../guesses.ts';
import type { ServerCheck } from './check.ts';

export const userCodeGuessesLeft: ServerCheck = {
  id: 'user_code_guesses_left',
  title: 'User codes were not guessed at too often',
  spec: rfc(8628, '5.1'),
  run: (context) => (context.submitted ? guessesLeft(context, 'user_code', 'access_denied') : undefined),
};
