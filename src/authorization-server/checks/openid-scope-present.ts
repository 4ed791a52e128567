import { oidcCore } from '../../protocol/spec.ts';
import { carriesIdToken } from '../response-type.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const openidScopePresent: ServerCheck = {
  id: 'openid_scope_present',
  title: 'Where an ID token is asked for, the scope has openid',
  spec: oidcCore('3.1.2.1', 'AuthRequest'),
  run: ({ value }) => {
    if (!carriesIdToken(value('response_type'))) return undefined;
    const scope = value('scope');
    const refusal = error('invalid_scope', 'An ID token wants the scope openid');
    return verdict(scope?.split(' ').includes('openid') ?? false, 'openid among the scopes', scope, refusal);
  },
};
