import type { AppConfiguration, Question } from '../contract.ts';
import type { Call } from './actors.ts';
import type { FlowContext } from './context.ts';
import type { Failure } from './failures.ts';
import type { ExpectedBack } from './tasks.ts';
import {
  appRefusals,
  authorizationRefusals,
  elseRefused,
  judged,
  landings,
  refusals,
  refusedEarlier,
} from './transitions.ts';

interface Kept {
  readonly context: FlowContext;
}

/** A person is asked something; what they did is kept. */
export const asks = (question: Question, target: string) => ({
  invoke: {
    src: 'ask' as const,
    input: question,
    onDone: { target, actions: 'keepAnswer' as const },
  },
});

/** The browser sends the form of its page as the person filled it in. `back` is where it goes once it is at the app again. */
export const submits = (back: string) => ({
  invoke: {
    src: 'submit' as const,
    input: ({ context }: Kept) => context.answer,
    onDone: landings(back),
  },
});

/** The app sends the browser to the authorization endpoint. */
export const navigates = (back: string) => ({
  invoke: {
    src: 'navigate' as const,
    input: ({ context }: Kept) => context.prepared.url,
    onDone: landings(back),
  },
});

/** The app pushes its authorization request over the back channel. */
export const pushes = ({ endpoints }: AppConfiguration, table: Readonly<Record<string, Failure>> = {}) => ({
  invoke: {
    src: 'call' as const,
    input: ({ context: { prepared } }: Kept): Call => ({
      endpoint: endpoints.pushedAuthorization,
      what: 'pushed_request',
      parameters: prepared.parameters,
    }),
    onDone: [
      { guard: 'succeeded' as const, target: 'takingRequestUri', actions: 'keepResponse' as const },
      ...refusals(table),
      elseRefused('pushRefused'),
    ],
  },
});

/** The app takes the name of its pushed request. */
export const takesRequestUri = () => ({
  invoke: {
    src: 'takeRequestUri' as const,
    input: ({ context }: Kept) => context.response,
    onDone: judged('redirectingToAuthorize', 'keepPushed', {}, 'pushRefused'),
  },
});

/** The app checks the authorization response. Its own checks come first; then, what the server's error came from. */
export const checksResponse = (
  expected: (context: FlowContext) => ExpectedBack,
  target: string,
  own: Readonly<Record<string, Failure>> = {},
  earlier: Readonly<Record<string, Failure>> = {},
) => ({
  invoke: {
    src: 'checkResponse' as const,
    input: ({ context }: Kept) => expected(context),
    onDone: [
      { guard: 'accepted' as const, target, actions: 'keepReturned' as const },
      ...appRefusals({
        response_parameters_not_repeated: 'callbackUnreadable',
        state_matches: 'stateMismatched',
        response_issuer_matches: 'issuerMismatched',
        code_returned: 'callbackUnreadable',
        ...own,
      }),
      ...refusedEarlier({ ...authorizationRefusals, ...earlier }),
      { target: 'authorizationRefused', actions: 'keepReturnedError' as const },
    ],
  },
});
