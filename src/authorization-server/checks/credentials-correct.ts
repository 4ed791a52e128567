import { rfc } from '../../protocol/spec.ts';
import { loginMethod } from '../login-methods.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** Whether the name or the password was wrong is shown to the learner and never said to whoever tries. */
export const credentialsCorrect: ServerCheck = {
  id: 'credentials_correct',
  title: 'The credentials belong to a user',
  spec: rfc(6749, '3.1'),
  run: (context) => {
    if (!context.submitted) return undefined;
    const method = loginMethod(context);
    const user = method.user(context);
    const actual = user ? `${user.name} (${user.sub})` : method.wrong(context);
    return verdict(user !== undefined, method.takes, actual, WRONG);
  },
};

const WRONG = error('access_denied', 'Wrong email or password');
