import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck } from './check.ts';
import { notExpired } from './not-expired.ts';

const EXPIRED = error('invalid_request_uri', 'The request_uri has expired');

export const pushedRequestNotExpired: ServerCheck = {
  id: 'pushed_request_not_expired',
  title: 'The pushed authorization request has not expired',
  spec: rfc(9126, '4'),
  run: (context) => notExpired(context, context.pushedRequest?.expiresAt, EXPIRED),
};
