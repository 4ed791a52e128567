import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The user and the rules of the server let the app in. */
export const errorAccessDenied: Rule = errorRule({
  id: 'error_access_denied',
  title: 'The user and the policy of the server agree',
  spec: rfc(6749, '4.1.2.1'),
  matches: (error) => familyOf(error) === 'access_denied',
  because:
    'access_denied is an outcome and no fault in a message: the user declined, or a rule of the server refused this user, app or device.',
  certainty: 'likely',
  means: 'so the user or a policy said no',
  checkFirst: () => [
    'Ask the user: did they press Cancel or Deny?',
    'Check the rules that decide at sign-in: assignment of the user to the app, conditional access, consent by an administrator, actions and hooks.',
  ],
  forgiven: () => true,
});
