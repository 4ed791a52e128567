import { cookies, rfc } from '../../protocol/spec.ts';
import type { Context } from '../context.ts';
import { error, moment, type ServerCheck, type Verdict, verdict } from './check.ts';

export const transactionKnown: ServerCheck = {
  id: 'transaction_known',
  title: 'The page belongs to an authorization request that still waits',
  spec: rfc(6749, '3.1'),
  run: ({ transaction, value, now }) => {
    const alive = transaction !== undefined && now < transaction.expiresAt;
    const expired =
      transaction && !alive ? `${transaction.id}, expired ${moment(transaction.expiresAt)}` : undefined;
    const refusal = error(
      'invalid_request',
      'This page has expired or was already used; start again from the app',
    );
    return verdict(alive, 'a waiting authorization request', expired ?? value('transaction'), refusal);
  },
};

const SPEC = cookies('8.8.1');

export const transactionOfThisBrowser: ServerCheck = {
  id: 'transaction_of_this_browser',
  title: 'The browser is the one that started the request',
  spec: SPEC,
  run: (context) => (context.server.policy.loginCsrfProtection ? sameBrowser(context) : undefined),
};

/** As above, and not to be switched off: consent is never given from another browser. */
export const consentOfThisBrowser: ServerCheck = {
  id: 'consent_of_this_browser',
  title: 'The browser is the one that started the request',
  spec: SPEC,
  run: sameBrowser,
};

function sameBrowser({ transaction, browser }: Context): Verdict {
  const expected = transaction?.browser ?? 'a browser cookie';
  const refusal = error(
    'invalid_request',
    'This page was opened in another browser; start again from the app',
    403,
  );
  return verdict(expected === browser, expected, browser, refusal);
}
