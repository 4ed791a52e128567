import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

export const deviceCodeNotExpired: ServerCheck = {
  id: 'device_code_not_expired',
  title: 'The device_code has not expired',
  spec: rfc(8628, '3.5'),
  run: ({ device, now }) => {
    const expiresAt = device?.expiresAt ?? 0;
    const refusal = error('expired_token', 'The device_code has expired; ask for a new one');
    return verdict(now < expiresAt, `before ${moment(expiresAt)}`, moment(now), refusal);
  },
};
