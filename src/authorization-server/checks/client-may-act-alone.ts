import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const clientMayActAlone: ServerCheck = {
  id: 'client_may_act_alone',
  title: 'The client is confidential, since its credentials are the whole grant',
  spec: rfc(6749, '4.4'),
  run: ({ client }) => {
    const method = client?.token_endpoint_auth_method;
    const refusal = error('unauthorized_client', 'A public client may not use this grant type');
    return verdict(method !== 'none', 'a confidential client', method, refusal);
  },
};
