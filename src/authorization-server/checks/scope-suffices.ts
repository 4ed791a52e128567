import { oidcCore } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const scopeSuffices: ServerCheck = {
  id: 'scope_suffices',
  title: 'The access token has the scope openid',
  spec: oidcCore('5.3', 'UserInfo'),
  run: ({ accessToken }) => {
    const scope = accessToken?.scope ?? [];
    const refusal = error('insufficient_scope', 'The access token lacks the scope openid', 403);
    return verdict(scope.includes('openid'), 'openid', scope.join(' '), refusal);
  },
};
