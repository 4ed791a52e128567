import { html } from '../../protocol/html.ts';
import { get } from '../../protocol/http.ts';
import type { Trace, TraceLack } from '../../trace/index.ts';
import { type Changes, clientId, codeParts, inOrder, state } from './made-code.ts';
import {
  answers,
  as,
  asks,
  callback,
  type Given,
  json,
  lands,
  type Made,
  madeTrace,
  type Reply,
} from './made-trace.ts';

const FLOW = 'authorization-code-pkce';

/** A code flow in which all is right but for `changes`. */
export const codeTrace = (changes: Changes = {}, lacks: readonly TraceLack[] = []): Trace =>
  madeTrace(FLOW, inOrder(codeParts(changes)), lacks);

/** The same, up to a token request that is refused. */
export function refusedSwap(changes: Changes = {}, error = 'invalid_grant', description?: string): Trace {
  const { ask, answer, land, swap } = codeParts(changes);
  const reply = json(400, { error, ...(description !== undefined && { error_description: description }) });
  return madeTrace(FLOW, [ask, answer, land, { ...swap, reply }]);
}

/** What a browser's export has of a code flow of an app with a server. */
export function frontOnly(changes: Changes = {}, lacks: readonly TraceLack[] = ['back channel']): Trace {
  const { ask, answer, land } = codeParts(changes);
  return madeTrace(FLOW, [ask, answer, land], lacks);
}

/** A good flow whose authorization request stands behind a reference that the trace does not explain. */
export function behindReference(changes: Changes = {}): Trace {
  const { answer, land, swap, keys, call } = codeParts(changes);
  const ask = asks({ client_id: clientId, request_uri: 'urn:ietf:params:oauth:request_uri:6esc' });
  return madeTrace(FLOW, [ask, answer, land, swap, keys, call]);
}

/** Without its authorization request: the recording began too late. */
export function fromAnswer(changes: Changes = {}): Trace {
  const { answer, land, swap, keys, call } = codeParts(changes);
  return madeTrace(FLOW, [answer, land, swap, keys, call], ['beginning']);
}

/** The server sends the browser back with an error. */
export function refusedAsk(error: Given, ask: Given = {}, more: readonly Made[] = []): Trace {
  const back = { state, iss: as, ...error };
  return madeTrace(FLOW, [codeParts({ ask }).ask, answers(back), lands(back), ...more]);
}

/** The server shows an error page where it was asked. */
export function errorPage(body: string | object, ask: Given = {}, status = 400): Trace {
  const { ask: made } = codeParts({ ask });
  return madeTrace(FLOW, [{ ...made, reply: { status, body } }]);
}

/** A flow of two steps in the browser: tokens in the answer. */
export function implicit(
  ask: Given,
  answer: Given,
  mode: '?' | '#' | 'form_post' = '#',
  lacks: readonly TraceLack[] = [],
): Trace {
  const asked = { client_id: clientId, redirect_uri: callback, scope: 'openid', state, ...ask };
  const back = { state, ...answer };
  const made = [
    asks({ response_type: 'id_token', ...asked }),
    mode === 'form_post' ? { ...answers(back), reply: postingPage(back) } : answers(back, mode),
    lands(back, mode),
  ];
  return madeTrace('implicit', made, lacks);
}

/** A page of the server that posts the answer to the app by itself. */
export function postingPage(given: Given, uri = callback): Reply {
  const inputs = Object.entries(given).map(
    ([name, value = '']) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const page = html`<html><body onload="document.forms[0].submit()"><form method="post" action="${uri}">${inputs}</form></body></html>`;
  return { status: 200, headers: [['Content-Type', 'text/html']], body: page.text };
}

/** Made exchanges as one trace. */
export const made = (parts: readonly Made[], lacks: readonly TraceLack[] = []): Trace =>
  madeTrace(FLOW, parts, lacks);

/** The server's metadata, asked for and answered. */
export const metadataMade = (members: object, url = `${as}/.well-known/openid-configuration`): Made => ({
  ...{ from: 'app', to: 'authorization-server', channel: 'back', request: get(url) },
  reply: json(200, {
    ...{ issuer: as, authorization_endpoint: `${as}/authorize`, token_endpoint: `${as}/token` },
    ...{ jwks_uri: `${as}/keys`, ...members },
  }),
});

/** The same trace, later by so many seconds: another attempt of the same import. */
export function later(trace: Trace, seconds: number): Trace {
  const events = trace.events.map((event) => ({ ...event, at: event.at + seconds * 1000 }));
  return { ...trace, events };
}

/** The values of another attempt of the same app. */
export const second = {
  state: 'Zk8vPq4Rm2Yt6Lw0',
  nonce: 'n-7JdK3lQw9PzXv1',
  code: 'a9Fk2LmQ7xVtRz0PbYhW3c',
  verifier: 'M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag',
  challenge: 'qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es',
};
