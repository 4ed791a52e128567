import { logoutUrl } from '../../client/logout.ts';
import { introspection, revocation } from '../../client/token-requests.ts';
import type { AppConfiguration } from '../contract.ts';
import type { Call } from './actors.ts';
import type { FlowContext } from './context.ts';
import { elseRefused, judged, refusals } from './transitions.ts';

interface Kept {
  readonly context: FlowContext;
}

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
