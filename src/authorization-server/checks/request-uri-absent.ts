import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const requestUriAbsent: ServerCheck = {
  id: 'request_uri_absent',
  title: 'A pushed request carries no request_uri of its own',
  spec: rfc(9126, '2.1'),
  run: ({ value }) => {
    const uri = value('request_uri');
    const refusal = error('invalid_request', 'A pushed request must not carry a request_uri');
    return verdict(uri === undefined, 'no request_uri', uri ?? 'no request_uri', refusal);
  },
};
