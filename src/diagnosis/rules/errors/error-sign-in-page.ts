import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

/** The server's own pages work for the user. */
export const errorSignInPage: Rule = errorRule({
  id: 'error_sign_in_page',
  title: "The server's own pages let the user go on",
  spec: rfc(6749, '3.1'),
  matches: (error) => familyOf(error) === 'sign_in_page',
  because:
    'A page of the authorization server refused what the user sent or followed: an old page or link, a lost session, too many attempts, a form from elsewhere. The app hears nothing of it.',
  checkFirst: () => [
    'Read what the page says: it speaks to the user and mostly names the reason.',
    "Check whether the browser kept the server's cookies, and how old the page was: a bookmark, the back button and a second tab bring old ones.",
    'Begin the login again from the app.',
  ],
  forgiven: () => true,
});
