import { rfc } from '../../protocol/spec.ts';
import { guessesLeft } from '../guesses.ts';
import type { ServerCheck } from './check.ts';

export const clientSecretGuessesLeft: ServerCheck = {
  id: 'client_secret_guesses_left',
  title: 'The client secret was not guessed at too often',
  spec: rfc(6749, '2.3.1'),
  run: (context) =>
    context.authentication.secret === undefined
      ? undefined
      : guessesLeft(context, 'client_secret', 'invalid_client'),
};
