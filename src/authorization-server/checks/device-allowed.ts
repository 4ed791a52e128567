import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const deviceAllowed: ServerCheck = {
  id: 'device_allowed',
  title: 'The user has allowed it',
  spec: rfc(8628, '3.5'),
  run: ({ device }) => {
    const waiting = device?.answer === 'waiting';
    const refusal = error('authorization_pending', 'The user has not finished yet; poll again');
    return verdict(!waiting, 'allowed', waiting ? 'waiting for the user' : 'allowed', refusal);
  },
};
