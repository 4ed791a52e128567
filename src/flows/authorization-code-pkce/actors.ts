import { fromPromise } from 'xstate';
import type { PreparedAuthorization } from '../../client/authorization-request.ts';
import type { Tokens } from '../../client/token-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { Answer, AppConfiguration, Ending, Exchange, Given, Landing, Question } from '../contract.ts';
import type { PkceOptions } from './options.ts';
import {
  type CheckedTokens,
  checkCallback,
  keepNewTokens,
  makeCodeVerifier,
  type Received,
  type Refreshed,
  showOrders,
  validateTokens,
} from './work.ts';

/** The machine's actors: what it is given, and the app's own work in its hands. */
export function actorsOf(given: Given, app: AppConfiguration, options: PkceOptions) {
  return {
    ask: fromPromise<Answer, Question>(({ input }) => given.ask(input)),
    navigate: fromPromise<Landing, string>(({ input }) => given.navigate(input)),
    submit: fromPromise<Landing, Answer>(({ input }) => given.submit(input)),
    send: fromPromise<Exchange, HttpRequest>(({ input }) => given.send(input)),
    end: fromPromise<string, Ending>(({ input }) => given.end(input)),
    makeCodeVerifier: fromPromise<PreparedAuthorization>(() => given.work(makeCodeVerifier(app, options))),
    checkCallback: fromPromise<Verdict<{ code: string }>, { url: string; state: string }>(({ input }) =>
      given.work(checkCallback(app, input.url, input.state)),
    ),
    validateTokens: fromPromise<Verdict<CheckedTokens>, Received>(({ input }) =>
      given.work(validateTokens(app, input)),
    ),
    showOrders: fromPromise<void, { user: string; response: HttpResponse }>(({ input }) =>
      given.work(showOrders(input.user, input.response)),
    ),
    keepNewTokens: fromPromise<Verdict<Tokens>, Refreshed>(({ input }) =>
      given.work(keepNewTokens(app, input)),
    ),
  };
}
