import { oidcCore } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The user has what a silent sign-in needs. */
export const errorSignInNeeded: Rule = errorRule({
  id: 'error_sign_in_needed',
  title: 'A silent sign-in finds a session and consent',
  spec: oidcCore('3.1.2.6', 'AuthError'),
  matches: (error) => familyOf(error) === 'sign_in_needed',
  because:
    'The app asked for an answer without a page (prompt=none), or the server wants something from the user that it may not ask for here.',
  checkFirst: () => [
    'Send the user through an interactive login: the same request without prompt=none.',
    "Check whether the browser sent the server's session cookie: as a third party in a frame it often may not.",
    'Check max_age, acr_values and id_token_hint: each can ask for more than the session has.',
  ],
  forgiven: () => true,
});
