import { rfc } from '../../protocol/spec.ts';
import type { Context } from '../context.ts';
import { error, type ServerCheck, type Verdict, verdict } from './check.ts';

export const loginCsrfMatches: ServerCheck = {
  id: 'login_csrf_matches',
  title: 'The login form is the one that this server gave out',
  spec: rfc(6749, '10.12'),
  run: (context) => (context.server.policy.loginCsrfProtection ? fromOurPage(context) : undefined),
};

export const consentCsrfMatches: ServerCheck = {
  id: 'consent_csrf_matches',
  title: 'The consent form is the one that this server gave out',
  spec: rfc(6749, '10.12'),
  run: fromOurPage,
};

function fromOurPage({ submitted, transaction, value }: Context): Verdict | undefined {
  if (!submitted) return undefined;
  const expected = transaction?.csrf ?? 'the hidden value of the form';
  const refusal = error(
    'invalid_request',
    'The form does not come from this page; start again from the app',
    403,
  );
  return verdict(value('csrf') === expected, expected, value('csrf'), refusal);
}
