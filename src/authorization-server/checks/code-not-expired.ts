import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

export const codeNotExpired: ServerCheck = {
  id: 'code_not_expired',
  title: 'The code has not expired',
  spec: rfc(6749, '4.1.2'),
  run: ({ code, now }) => {
    const expiresAt = code?.expiresAt ?? 0;
    const refusal = error('invalid_grant', 'The code has expired');
    return verdict(now < expiresAt, `before ${moment(expiresAt)}`, moment(now), refusal);
  },
};
