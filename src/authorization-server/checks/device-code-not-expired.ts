import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck } from './check.ts';
import { notExpired } from './not-expired.ts';

const EXPIRED = error('expired_token', 'The device_code has expired; ask for a new one');

export const deviceCodeNotExpired: ServerCheck = {
  id: 'device_code_not_expired',
  title: 'The device_code has not expired',
  spec: rfc(8628, '3.5'),
  run: (context) => notExpired(context, context.device?.expiresAt, EXPIRED),
};
