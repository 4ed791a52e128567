import type { Verdict } from '../../client/verdict.ts';
import type { Exchange, Landing } from '../contract.ts';
import type { Failure } from './failures.ts';

interface Landed {
  readonly event: { readonly output: Landing };
}
interface Answered {
  readonly event: { readonly output: Exchange };
}
interface Judged {
  readonly event: { readonly output: Verdict<unknown> };
}

/** The browser rests on a page of this name. */
export const onPage =
  (name: string) =>
  ({ event }: Landed): boolean =>
    event.output.page.name === name;

/** The browser is back at the app with the response. */
export const atRedirectUri =
  (redirectUri: string) =>
  ({ event }: Landed): boolean => {
    const url = event.output.page.url;
    return url.split(/[?#]/)[0] === redirectUri.split(/[?#]/)[0] && /[?&](code|error|state)=/.test(url);
  };

/** The server's check of this id refused a message. */
export const refusedBy =
  (check: string) =>
  ({ event }: { readonly event: { readonly output: { readonly refusedBy?: string } } }): boolean =>
    event.output.refusedBy === check;

/** The exchange was answered with a success. */
export const succeeded = ({ event }: Answered): boolean =>
  event.output.response.status >= 200 && event.output.response.status < 300;

/** The app's checks all passed. */
export const accepted = ({ event }: Judged): boolean => event.output.ok;

/** The app's check of this id refused. */
export const appRefusedBy =
  (check: string) =>
  ({ event }: Judged): boolean =>
    !event.output.ok && event.output.refusedBy === check;

/** Transitions out of a table: the check that refused, and the state that it leads to. */
export function refusals(table: Readonly<Record<string, Failure>>) {
  return Object.entries(table).map(([check, target]) => ({ guard: refusedBy(check), target }));
}

/** The same for the app's own checks. */
export function appRefusals(table: Readonly<Record<string, Failure>>) {
  return Object.entries(table).map(([check, target]) => ({ guard: appRefusedBy(check), target }));
}

/** Transitions by the check that refused the authorization request, once its error came back to the app. */
export function refusedEarlier(table: Readonly<Record<string, Failure>>) {
  return Object.entries(table).map(([check, target]) => ({
    guard: ({ context }: { readonly context: { readonly refusedBy: string } }) => context.refusedBy === check,
    target,
  }));
}
