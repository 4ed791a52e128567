import { codeGrant, refreshGrant } from '../../client/token-requests.ts';
import type { Parameters } from '../../protocol/parameters.ts';
import type { AppConfiguration } from '../contract.ts';
import type { Call } from './actors.ts';
import type { FlowContext } from './context.ts';
import type { Failure } from './failures.ts';
import { type Settings, tokenTypeOf } from './kit.ts';
import type { FrontToken, Received, Refreshed } from './token-tasks.ts';
import { elseRefused, judged, proofRefusals, refusals } from './transitions.ts';

interface Kept {
  readonly context: FlowContext;
}

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
