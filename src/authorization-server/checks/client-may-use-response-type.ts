import { rfc } from '../../protocol/spec.ts';
import { responseTypeOf, responseTypesOf } from '../response-type.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const clientMayUseResponseType: ServerCheck = {
  id: 'client_may_use_response_type',
  title: 'The client is registered for this response_type',
  spec: rfc(6749, '4.1.2.1'),
  run: ({ client, value }) => {
    const registered = client ? responseTypesOf(client) : [];
    const asked = responseTypeOf(value('response_type'));
    const refusal = error('unauthorized_client', 'The client may not use this response_type');
    const expected = registered.join(' or ') || 'none';
    return verdict(asked !== undefined && registered.includes(asked), expected, asked, refusal);
  },
};
