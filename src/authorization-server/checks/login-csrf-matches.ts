import { rfc } from '../../protocol/spec.ts';
import { formOfOurs } from '../form-of-ours.ts';
import type { ServerCheck } from './check.ts';

export const loginCsrfMatches: ServerCheck = {
  id: 'login_csrf_matches',
  title: 'The login form is the one that this server gave out',
  spec: rfc(6749, '10.12'),
  run: (context) => (context.server.policy.loginCsrfProtection ? formOfOurs(context) : undefined),
};
