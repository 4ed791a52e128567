import { logoutUrl } from '../../client/logout.ts';
import { codeGrant, introspection, refreshGrant, revocation } from '../../client/token-requests.ts';
import type { Parameters } from '../../protocol/parameters.ts';
import type { AppConfiguration, Question } from '../contract.ts';
import type { Call } from './actors.ts';
import type { FlowContext } from './context.ts';
import type { Failure } from './failures.ts';
import { type Settings, tokenTypeOf } from './kit.ts';
import type { ExpectedBack, FrontToken, Received, Refreshed } from './tasks.ts';
import {
  appRefusals,
  authorizationRefusals,
  elseRefused,
  judged,
  landings,
  proofRefusals,
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

/** The app swaps the code for tokens. */
export const swapsCode = (
  { endpoints, redirectUri }: AppConfiguration,
  target: string,
  table: Readonly<Record<string, Failure>>,
) => ({
  invoke: {
    src: 'call' as const,
    input: ({ context }: Kept): Call => ({
      endpoint: endpoints.token,
      what: 'token_request',
      bound: true,
      parameters: codeGrant({
        code: context.returned.code,
        redirectUri,
        ...(context.prepared.codeVerifier !== '' && { codeVerifier: context.prepared.codeVerifier }),
      }),
    }),
    onDone: [
      { guard: 'succeeded' as const, target, actions: 'keepResponse' as const },
      ...refusals({ ...codeRefusals, ...proofRefusals, ...table }),
      elseRefused('exchangeRefused'),
    ],
  },
});

/** The app asks for tokens without a code: by its own credentials, or by the user's. */
export const asksForTokens = (
  { endpoints }: AppConfiguration,
  grant: (context: FlowContext) => Parameters,
  target: string,
  table: Readonly<Record<string, Failure>>,
) => ({
  invoke: {
    src: 'call' as const,
    input: ({ context }: Kept): Call => ({
      ...{ endpoint: endpoints.token, what: 'token_request', bound: true, parameters: grant(context) },
    }),
    onDone: [
      { guard: 'succeeded' as const, target, actions: 'keepResponse' as const },
      ...refusals(table),
      elseRefused('exchangeRefused'),
    ],
  },
});

/** The app takes an access token that came without an ID token. */
export const takesTokens = (target: string) => ({
  invoke: {
    src: 'takeTokens' as const,
    input: ({ context }: Kept) => context.response,
    onDone: judged(target, 'keepTokens', {}, 'tokensUnreadable'),
  },
});

/** What refuses a code. */
const codeRefusals = {
  code_known: 'codeUnknown',
  code_unused: 'codeReused',
  code_not_expired: 'codeExpired',
  code_issued_to_client: 'codeOfAnotherClient',
  redirect_uri_same_as_authorized: 'redirectUriMismatched',
} as const;

/** What the app finds wrong with an ID token, beside its claims. */
const idTokenFaults = {
  id_token_well_formed: 'tokensUnreadable',
  id_token_signature_valid: 'idTokenForged',
} as const;

/** What the app finds wrong with tokens that came. */
const tokenFaults = {
  tokens_issued: 'tokensUnreadable',
  token_type_bearer: 'tokensUnreadable',
  token_type_dpop: 'tokensUnreadable',
  ...idTokenFaults,
} as const;

/** The app fetches the keys that ID tokens are verified with. */
export const fetchesKeys = (target: string) => ({
  invoke: { src: 'fetchKeys' as const, onDone: { target, actions: 'keepKeys' as const } },
});

/** The app validates the ID token that came through the browser. */
export const validatesIdToken = (
  maxAge: string,
  target: string,
  table: Readonly<Record<string, Failure>>,
) => ({
  invoke: {
    src: 'validateIdToken' as const,
    input: ({ context: { returned, keys, prepared } }: Kept): FrontToken => ({
      ...{ ...returned, keys, nonce: prepared.nonce, maxAge },
    }),
    onDone: judged(target, 'keepSubject', { ...idTokenFaults, ...table }, 'idTokenInvalid'),
  },
});

/** The app reads the token response and validates the ID token in it. `compares` names what the flow compares besides. */
export const validatesTokens = (
  options: Settings,
  target: string,
  table: Readonly<Record<string, Failure>> = {},
  compares: (context: FlowContext) => Partial<Received> = ({ prepared }) => ({ nonce: prepared.nonce }),
) => ({
  invoke: {
    src: 'validateTokens' as const,
    input: ({ context }: Kept): Received => ({
      ...{ response: context.response, keys: context.keys, nonce: '', maxAge: options['maxAge'] ?? '' },
      tokenType: tokenTypeOf(options),
      ...compares(context),
    }),
    onDone: judged(target, 'keepTokens', { ...tokenFaults, ...table }, 'idTokenInvalid'),
  },
});

/** After a refresh the app validates what came and replaces what it holds. */
export const keepsNewTokens = (options: Settings, target: string) => ({
  invoke: {
    src: 'keepNewTokens' as const,
    input: ({ context: { response, spent, keys, tokens } }: Kept): Refreshed => ({
      ...{ response, spent, keys, subject: tokens.subject, tokenType: tokenTypeOf(options) },
    }),
    onDone: judged(target, 'keepTokens', tokenFaults, 'idTokenInvalid'),
  },
});

/** The app calls the API. */
export const callsApi = ({ api }: AppConfiguration, target: string) => ({
  invoke: {
    src: 'visit' as const,
    input: ({ context }: Kept) => ({ url: api, accessToken: context.tokens.accessToken }),
    onDone: [
      { guard: 'succeeded' as const, target, actions: 'keepResponse' as const },
      ...refusals({ token_not_expired: 'accessTokenExpired', scope_sufficient: 'scopeMissing' }),
      { guard: 'refused' as const, target: 'accessTokenRefused', actions: 'keepError' as const },
      elseRefused('apiFailed'),
    ],
  },
});

/** The app sends a refresh token: the present one, or after a refresh the one before. */
export const refreshes = (
  { endpoints }: AppConfiguration,
  which: 'present' | 'spent',
  target: string,
  table: Readonly<Record<string, Failure>> = {},
) => ({
  invoke: {
    src: 'call' as const,
    input: ({ context }: Kept): Call => ({
      endpoint: endpoints.token,
      what: 'token_request',
      bound: true,
      parameters: refreshGrant(which === 'spent' ? context.spent : (context.tokens.refreshToken ?? '')),
    }),
    onDone: [
      {
        guard: 'succeeded' as const,
        target,
        actions: which === 'spent' ? 'keepResponse' : 'keepSpent',
      } as const,
      ...refusals({
        refresh_token_unused: 'refreshTokenReused',
        ...(which === 'present' && { refresh_token_not_expired: 'refreshTokenExpired' }),
        ...table,
      }),
      elseRefused('refreshRefused'),
    ],
  },
});

/** The app asks who signed in. */
export const asksUserinfo = ({ endpoints }: AppConfiguration) => ({
  invoke: {
    src: 'visit' as const,
    input: ({ context }: Kept) => ({ url: endpoints.userinfo, accessToken: context.tokens.accessToken }),
    onDone: [{ guard: 'succeeded' as const, target: 'complete' }, elseRefused('userinfoRefused')],
  },
});

/** The app gives its refresh token up. */
export const revokes = ({ endpoints }: AppConfiguration) => ({
  invoke: {
    src: 'call' as const,
    input: ({ context }: Kept): Call => ({
      endpoint: endpoints.revocation,
      what: 'request',
      parameters: revocation(context.tokens.refreshToken ?? '', 'refresh_token'),
    }),
    onDone: [{ guard: 'succeeded' as const, target: 'complete' }, elseRefused('revocationRefused')],
  },
});

/** The app asks the authorization server about its access token; `target` reads the answer. */
export const introspects = ({ endpoints }: AppConfiguration, target: string) => ({
  invoke: {
    src: 'call' as const,
    input: ({ context }: Kept): Call => ({
      endpoint: endpoints.introspection,
      what: 'request',
      parameters: introspection(context.tokens.accessToken),
    }),
    onDone: [
      { guard: 'succeeded' as const, target, actions: 'keepResponse' as const },
      elseRefused('introspectionRefused'),
    ],
  },
});

/** The app reads what the authorization server said of its access token. */
export const readsIntrospection = () => ({
  invoke: {
    src: 'readIntrospection' as const,
    input: ({ context }: Kept) => context.response,
    onDone: judged('complete', 'forgetError', { token_active: 'tokenInactive' }, 'introspectionRefused'),
  },
});

/**
 * The browser goes to the authorization server to end its session there, and comes back to the app; `answers` is the
 * state in which an app with a server answers it.
 */
export const logsOut = (
  { endpoints, clientId, postLogoutRedirectUri }: AppConfiguration,
  answers?: string,
) => ({
  invoke: {
    src: 'navigate' as const,
    input: ({ context: { tokens, returned, prepared } }: Kept) =>
      logoutUrl(endpoints.logout, {
        idTokenHint: tokens.idToken ?? returned.idToken,
        clientId,
        postLogoutRedirectUri,
        state: prepared.state,
      }),
    onDone: [
      { guard: 'refused' as const, target: 'logoutRefused', actions: 'keepPage' as const },
      ...(answers === undefined
        ? []
        : [{ guard: 'atApp' as const, target: answers, actions: 'keepPage' as const }]),
      { target: 'complete', actions: 'keepPage' as const },
    ],
  },
});
