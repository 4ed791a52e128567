import { rfc } from '../../../protocol/spec.ts';
import type { ResponseEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';
import { errorInRedirect } from './got-in-later.ts';
import type { SeenError } from './seen-error.ts';

/** The API works. */
export const errorApiFailed: Rule = errorRule({
  id: 'error_api_failed',
  title: 'The API itself works',
  spec: rfc(9110, '15.6'),
  matches: (error) => familyOf(error) === 'api_failed',
  // What the app can do without is its own matter; a login that ends there is not.
  weight: (error, facts) =>
    failedCallback(error, facts) || (error.resource?.to === 'userinfo' && endsThere(error, facts))
      ? 'error'
      : 'note',
  explains: (error, facts) => {
    const page = failedCallback(error, facts);
    return page ? [page.seq] : [];
  },
  because:
    'The API failed by itself. The access token is not what it complains of: that would be 401 or 403.',
  checkFirst: () => ['Check the state of the API, and what it needs to answer this call.'],
});

/** Whether nothing shows that the app went on: no page of it after the failure, no later call that was answered. */
function endsThere({ seq }: SeenError, { answers, resourceCalls }: Facts): boolean {
  const page = answers.some(({ received }) => {
    const shown = received?.response;
    return shown !== undefined && shown.seq > seq && shown.message.status < 400;
  });
  return (
    !page && !resourceCalls.some(({ seq: later, status = 0 }) => later > seq && status < 400 && status > 0)
  );
}

/** The error page with which the app answered its callback because of the call. */
function failedCallback({ seq }: SeenError, { answers }: Facts): ResponseEvent | undefined {
  const around = answers.find(
    ({ received }) => received && received.seq < seq && (received.response?.seq ?? -1) > seq,
  );
  const page = around?.received?.response;
  return page && (page.message.status >= 400 || errorInRedirect(page) !== undefined) ? page : undefined;
}
