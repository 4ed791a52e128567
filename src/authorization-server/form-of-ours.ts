import { error, type Verdict, verdict } from './checks/check.ts';
import type { Context } from './context.ts';

/** Judges whether a form is the one that its page gave out; `undefined` where no form was sent. */
export function formOfOurs({ submitted, transaction, value }: Context): Verdict | undefined {
  if (!submitted) return undefined;
  const expected = transaction?.csrf ?? 'the hidden value of the form';
  const refusal = error(
    'invalid_request',
    'The form does not come from this page; start again from the app',
    403,
  );
  return verdict(value('csrf') === expected, expected, value('csrf'), refusal);
}

/** Judges whether the browser is the one that started the request. */
export function sameBrowser({ transaction, browser }: Context): Verdict {
  const expected = transaction?.browser ?? 'a browser cookie';
  const refusal = error(
    'invalid_request',
    'This page was opened in another browser; start again from the app',
    403,
  );
  return verdict(expected === browser, expected, browser, refusal);
}
