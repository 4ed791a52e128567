import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck } from './check.ts';
import { notExpired } from './not-expired.ts';

const EXPIRED = error('invalid_grant', 'The code has expired');

export const codeNotExpired: ServerCheck = {
  id: 'code_not_expired',
  title: 'The code has not expired',
  spec: rfc(6749, '4.1.2'),
  run: (context) => notExpired(context, context.code?.expiresAt, EXPIRED),
};
