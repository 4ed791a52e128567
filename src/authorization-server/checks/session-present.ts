import { oidcCore } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const sessionPresent: ServerCheck = {
  id: 'session_present',
  title: 'Whoever consents is logged in',
  spec: oidcCore('3.1.2.4', 'Consent'),
  run: ({ session, transaction }) => {
    const passed = session !== undefined && session.user.sub === transaction?.asks;
    const expected = `a login of ${transaction?.asks ?? 'whoever is asked'}`;
    const refusal = error('invalid_request', 'Log in before you consent', 403);
    return verdict(passed, expected, session?.user.sub, refusal);
  },
};
