import { get } from '../../protocol/http.ts';
import type { Trace, TraceLack } from '../../trace/index.ts';
import { codeParts, idClaims, inOrder, jwt } from './made-code.ts';
import { app, as, type Given, type Made, madeTrace, query, type Reply, redirect } from './made-trace.ts';

/** Where the person goes after a logout. */
export const goodbye = `${app}/goodbye`;

/** The ID token of the good login. */
export const goodHint = jwt(idClaims);

/** The browser asks the server to end the session; it is sent back to the app where no reply is given. */
export const logsOut = (
  given: Given = {},
  reply: Reply | undefined = redirect(goodbye),
  more: Partial<Made> = {},
): Made => ({
  ...{ from: 'browser', to: 'authorization-server', channel: 'front' },
  request: get(
    `${as}/logout?${query({ id_token_hint: goodHint, post_logout_redirect_uri: goodbye, ...given })}`,
  ),
  reply,
  ...more,
});

/** The browser comes back to the app. */
export const comesBack = (given: Given = {}, reply: Reply = { status: 200, body: 'Goodbye' }): Made => ({
  ...{ from: 'browser', to: 'app', channel: 'front' },
  request: get(Object.keys(given).length > 0 ? `${goodbye}?${query(given)}` : goodbye),
  reply,
});

/** A good login, and what comes after it. */
export const afterSession = (made: readonly Made[], lacks: readonly TraceLack[] = []): Trace =>
  madeTrace('authorization-code-pkce', [...inOrder(codeParts()), ...made], lacks);
