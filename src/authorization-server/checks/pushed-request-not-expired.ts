import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

export const pushedRequestNotExpired: ServerCheck = {
  id: 'pushed_request_not_expired',
  title: 'The pushed authorization request has not expired',
  spec: rfc(9126, '4'),
  run: ({ pushedRequest, now }) => {
    const expiresAt = pushedRequest?.expiresAt ?? 0;
    const refusal = error('invalid_request_uri', 'The request_uri has expired');
    return verdict(now < expiresAt, `before ${moment(expiresAt)}`, moment(now), refusal);
  },
};
