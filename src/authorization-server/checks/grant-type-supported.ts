import { rfc } from '../../protocol/spec.ts';
import { grants } from '../grants/index.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const grantTypeSupported: ServerCheck = {
  id: 'grant_type_supported',
  title: 'The grant_type is one that this server knows',
  spec: rfc(6749, '5.2'),
  run: ({ value }) => {
    const type = value('grant_type');
    const refusal =
      type === undefined
        ? error('invalid_request', 'The grant_type is missing')
        : error('unsupported_grant_type', 'The grant_type is not supported');
    return verdict(grants.has(type ?? ''), [...grants.keys()].join(' or '), type, refusal);
  },
};
