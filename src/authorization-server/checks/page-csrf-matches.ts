import { rfc } from '../../protocol/spec.ts';
import { csrfOf } from '../csrf.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** For the pages that belong to no authorization request. */
export const pageCsrfMatches: ServerCheck = {
  id: 'page_csrf_matches',
  title: 'The form is the one that this server gave to this browser',
  spec: rfc(6749, '10.12'),
  run: async (context) => {
    const { submitted, value, browser, endpoint, server } = context;
    // An app may ask for a logout by post, too; only the page's own buttons have an action.
    const asked = endpoint === server.urls.end_session && value('action') === undefined;
    if (!submitted || asked) return undefined;
    const expected = browser === undefined ? undefined : csrfOf(browser);
    const refusal = error('invalid_request', 'The form does not come from this page; open it again', 403);
    const passed = expected !== undefined && value('csrf') === expected;
    return verdict(
      passed,
      expected ?? 'a browser cookie, and the hidden value of the form',
      value('csrf'),
      refusal,
    );
  },
};
