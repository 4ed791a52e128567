import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const pushedRequestKnown: ServerCheck = {
  id: 'pushed_request_known',
  title: 'The request_uri is one that this server gave out and nobody used',
  spec: rfc(9126, '4'),
  run: ({ value, pushedRequest }) =>
    verdict(
      pushedRequest !== undefined,
      'the request_uri of a pushed authorization request, once',
      value('request_uri'),
      error('invalid_request_uri', 'The request_uri is unknown or was used before'),
    ),
};
