import type { Header } from '../../../protocol/http.ts';
import type { Trace, TraceLack } from '../../../trace/index.ts';
import { PASTED } from '../../facts/tokens.ts';
import {
  accessClaims,
  type Changes,
  clientId,
  codeParts,
  idClaims,
  inOrder,
  jwt,
  keysMade,
  nonce,
  state,
} from '../../testing/made-code.ts';
import { asks, callback, type Given, lands, type Made, madeTrace } from '../../testing/made-trace.ts';

/** A code flow with these changes. */
export const codeFlow = (changes: Changes = {}, ...more: Made[]): Trace =>
  madeTrace('authorization-code-pkce', [...inOrder(codeParts(changes)), ...more]);

/** An ID token with these claims, under this header. */
export const idToken = (claims: object = {}, header: object = {}): string =>
  jwt({ ...idClaims, ...claims }, { header });

/** An ID token that somebody pasted by itself, with or without the server's key set. */
export function pastedToken(value: string, keys: readonly Made[] = [keysMade]): Trace {
  const trace = madeTrace('unknown', keys);
  const seq = trace.events.length;
  const work = { kind: 'work', seq, at: 0, step: 0, by: 'app', name: PASTED, label: 'Pasted' } as const;
  return {
    ...trace,
    events: [...trace.events, { ...work, checks: [], values: [{ name: 'id_token', value }] }],
  };
}

/** A code flow with this ID token. */
export const withIdToken = (token: string, changes: Changes = {}): Trace =>
  codeFlow({ ...changes, tokens: { ...changes.tokens, id_token: token } });

export const accessToken = (claims: object = {}): string =>
  jwt({ ...accessClaims, ...claims }, { header: { typ: 'at+jwt' } });

/** A code flow that ends with these calls in place of the good one. */
export const ending = (changes: Changes, ...last: Made[]): Trace =>
  madeTrace('authorization-code-pkce', [...inOrder(codeParts(changes)).slice(0, -1), ...last]);

/** A code flow whose token response has these headers. */
export function answeredWith(
  headers: readonly Header[],
  changes: Changes = {},
  lacks: readonly TraceLack[] = [],
): Trace {
  const parts = codeParts(changes);
  const { reply } = parts.swap;
  const swap = {
    ...parts.swap,
    reply: { status: 200, ...reply, headers: [...(reply?.headers ?? []), ...headers] },
  };
  return madeTrace('authorization-code-pkce', inOrder({ ...parts, swap }), lacks);
}

/** A code flow without the body of its token response. */
export function withoutTokens(changes: Changes = {}): Trace {
  const { ask, answer, land, swap } = codeParts(changes);
  return madeTrace('authorization-code-pkce', [
    ask,
    answer,
    land,
    { ...swap, reply: { status: 200 }, responseLacks: ['body'] },
  ]);
}

/** An answer through the browser, in the fragment. */
export const frontChannel = (responseType: string, given: Given, asked: Given = {}): Trace =>
  madeTrace('hybrid', [
    asks({
      ...{ response_type: responseType, client_id: clientId, redirect_uri: callback },
      ...{ scope: 'openid', state, nonce, ...asked },
    }),
    lands({ state, ...given }, '#'),
  ]);
