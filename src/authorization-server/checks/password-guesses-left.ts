import { rfc } from '../../protocol/spec.ts';
import { guessesLeft } from '../guesses.ts';
import type { ServerCheck } from './check.ts';

export const passwordGuessesLeft: ServerCheck = {
  id: 'password_guesses_left',
  title: 'The password was not guessed at too often',
  spec: rfc(6749, '10.10'),
  run: (context) => {
    const { value, endpoint, server } = context;
    if (value('username') === undefined) return undefined;
    const code = endpoint === server.urls.token ? 'invalid_grant' : 'access_denied';
    return guessesLeft(context, 'password', code);
  },
};
