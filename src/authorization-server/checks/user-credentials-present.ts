import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const userCredentialsPresent: ServerCheck = {
  id: 'user_credentials_present',
  title: 'The request carries username and password',
  spec: rfc(6749, '4.3.2'),
  run: ({ value }) => {
    const missing = ['username', 'password'].filter((name) => value(name) === undefined);
    const refusal = error('invalid_request', `The ${missing.join(' and the ')} is missing`);
    const actual = missing.length === 0 ? 'both' : `no ${missing.join(', no ')}`;
    return verdict(missing.length === 0, 'both', actual, refusal);
  },
};
