import { rfc } from '../../protocol/spec.ts';
import { responseTypeOf, responseTypes } from '../response-type.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const responseTypeSupported: ServerCheck = {
  id: 'response_type_supported',
  title: 'The response_type is one that this server gives',
  spec: rfc(6749, '3.1.1'),
  run: ({ value }) => {
    const asked = value('response_type');
    const refusal =
      asked === undefined
        ? error('invalid_request', 'The response_type is missing')
        : error('unsupported_response_type', 'The response_type is not supported');
    return verdict(responseTypeOf(asked) !== undefined, responseTypes.join(' or '), asked, refusal);
  },
};
