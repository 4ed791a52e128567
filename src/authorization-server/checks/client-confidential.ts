import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** Whoever may ask about tokens must show who it is, else the endpoint is an oracle for stolen ones. */
export const clientConfidential: ServerCheck = {
  id: 'client_confidential',
  title: 'The caller is a client that can authenticate',
  spec: rfc(7662, '2.1'),
  run: ({ client }) => {
    const method = client?.token_endpoint_auth_method;
    const refusal = error('invalid_client', 'This endpoint wants client authentication');
    return verdict(method !== 'none', 'a confidential client', method, refusal);
  },
};
