import { fromPromise, setup } from 'xstate';
import { jobPage } from '../../client/pages/job.ts';
import { orderLines } from '../../client/pages.ts';
import { clientCredentialsGrant } from '../../client/token-requests.ts';
import type { Tokens } from '../../client/token-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import type { AppConfiguration, FlowOptions, Given } from '../contract.ts';
import { start } from '../kit/context.ts';
import { completes, failureStates } from '../kit/endings.ts';
import { kitOf, tokenTypeOf } from '../kit/kit.ts';
import { callsApi, introspects, readsIntrospection } from '../kit/later-states.ts';
import { audienceOf } from '../kit/request-options.ts';
import { showOrders } from '../kit/tasks.ts';
import { asksForTokens, takesTokens } from '../kit/token-states.ts';
import { takeTokens } from '../kit/token-tasks.ts';
import { clientRefusals, proofRefusals } from '../kit/transitions.ts';
import { readOptions } from '../option.ts';
import { failures } from './failures.ts';
import { options as list } from './options.ts';

/** What refuses the grant itself. */
const grantRefusals = {
  client_may_use_grant: 'grantRefused',
  audience_known: 'audienceUnknown',
  scope_known: 'scopeUnknown',
} as const;

/**
 * Client Credentials as a machine: an app that acts for itself. No user, no browser, no ID token; every failure is a state
 * of its own.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)
 */
export function clientCredentials(given: Given, app: AppConfiguration, flowOptions: FlowOptions) {
  const options = readOptions(list, flowOptions);
  const { types, actors, actions, guards } = kitOf(given, app, options);
  const grant = clientCredentialsGrant({
    scope: options.scope,
    audience: audienceOf(options.audience, app.audience),
  });
  const asking = (target: string) =>
    asksForTokens(app, () => grant, target, { ...clientRefusals, ...proofRefusals, ...grantRefusals });

  return setup({
    types,
    actions,
    guards,
    actors: {
      ...actors,
      takeTokens: fromPromise<Verdict<Tokens>, HttpResponse>(({ input }) =>
        given.work(takeTokens(input, tokenTypeOf(options))),
      ),
      showOrders: fromPromise<void, HttpResponse>(({ input }) => {
        const orders = orderLines(input.body).map(({ id, item, quantity }) => `${id}  ${quantity} x ${item}`);
        const lines = ['Got an access token; nobody was asked.', 'Orders to restock:', ...orders];
        return given.work(showOrders(jobPage({ name: 'job-log', lines })));
      }),
    },
  }).createMachine({
    id: 'client-credentials',
    context: start,
    initial: 'askingForToken',
    on: { 'xstate.error.*': { target: '.undeliverable' } },
    states: {
      // 1 and 2
      askingForToken: asking('takingToken'),
      // 3
      takingToken: takesTokens('callingApi'),
      // 4
      callingApi: callsApi(app, 'showingOrders'),
      // 5
      showingOrders: {
        invoke: { src: 'showOrders', input: ({ context }) => context.response, onDone: 'complete' },
      },
      // then
      complete: completes('The job has its data. No user took part, and no browser.', {
        call_api: 'callingApiAgain',
        introspect: 'introspecting',
        new_token: 'fetchingNewToken',
      }),
      // extras
      callingApiAgain: callsApi(app, 'complete'),
      introspecting: introspects(app, 'readingIntrospection'),
      readingIntrospection: readsIntrospection(),
      fetchingNewToken: asking('keepingNewToken'),
      keepingNewToken: takesTokens('complete'),
      ...failureStates(failures, {
        shows: (reason) => jobPage({ name: 'job-log', lines: ['The job failed.', reason] }),
      }),
    },
  });
}
