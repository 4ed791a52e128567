import { fromPromise } from 'xstate';
import { pushedAuthorizationUrl } from '../../client/authorization-request.ts';
import type { Tokens } from '../../client/token-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import type { AppConfiguration, Given } from '../contract.ts';
import { actorsOf } from './actors.ts';
import { actions, type CheckedTokens, type FlowContext, type Returned } from './context.ts';
import { guardsOf } from './guards.ts';
import { checkResponse, type ExpectedBack, takeRequestUri } from './tasks.ts';
import {
  type FrontToken,
  keepNewTokens,
  type Received,
  type Refreshed,
  readAnswer,
  type Subject,
  validateFrontToken,
  validateTokens,
} from './token-tasks.ts';

/** A flow's options, read; each flow has some of those that the kit looks at. */
export type Settings = Readonly<Record<string, string>>;

/** What every machine is set up with; a flow adds the actors that it has alone. */
export function kitOf(given: Given, app: AppConfiguration, options: Settings) {
  return {
    types: {} as { context: FlowContext; tags: 'end' | 'failure' },
    actions,
    guards: guardsOf(app, options),
    actors: {
      ...actorsOf(given, app, { dpop: options['dpop'] === 'on' }),
      takeRequestUri: fromPromise<Verdict<string>, HttpResponse>(({ input }) => {
        const { endpoints, clientId } = app;
        const urlOf = (uri: string) => pushedAuthorizationUrl(endpoints.authorization, clientId, uri);
        return given.work(takeRequestUri(input, urlOf));
      }),
      checkResponse: fromPromise<Verdict<Returned>, ExpectedBack>(({ input }) =>
        given.work(checkResponse(app, input)),
      ),
      validateIdToken: fromPromise<Verdict<Subject>, FrontToken>(({ input }) =>
        given.work(validateFrontToken(app, input)),
      ),
      validateTokens: fromPromise<Verdict<CheckedTokens>, Received>(({ input }) =>
        given.work(validateTokens(app, input)),
      ),
      readIntrospection: fromPromise<Verdict<{ active: boolean }>, HttpResponse>(({ input }) =>
        given.work(readAnswer(input)),
      ),
      keepNewTokens: fromPromise<Verdict<Tokens>, Refreshed>(({ input }) =>
        given.work(keepNewTokens(app, input)),
      ),
    },
  };
}

/** The type of the access tokens that a flow with these options gets. */
export const tokenTypeOf = (options: Settings): 'Bearer' | 'DPoP' =>
  options['dpop'] === 'on' ? 'DPoP' : 'Bearer';
