import { rfc } from '../../protocol/spec.ts';
import { password } from '../login-methods.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const userCredentialsCorrect: ServerCheck = {
  id: 'user_credentials_correct',
  title: 'The username and the password belong to a user',
  spec: rfc(6749, '4.3.2'),
  run: (context) => {
    const user = password.user(context);
    const actual = user ? `${user.name} (${user.sub})` : password.wrong(context);
    const refusal = error('invalid_grant', 'The username or the password is wrong');
    return verdict(user !== undefined, password.takes, actual, refusal);
  },
};
