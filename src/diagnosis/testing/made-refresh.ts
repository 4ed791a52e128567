import type { Trace, TraceLack } from '../../trace/index.ts';
import { codeParts, inOrder } from './made-code.ts';
import { type Given, json, type Made, madeTrace, type Reply, token } from './made-trace.ts';

export const firstRefreshToken = 'rt-1-PbDJkyZr3o9XqTfW';
export const nextRefreshToken = 'rt-2-uE0sVhL7mC4nYgKa';

/** The exchanges of a good login that brings a refresh token. */
export const login = (tokens: Readonly<Record<string, unknown>> = {}): Made[] =>
  inOrder(codeParts({ tokens: { refresh_token: firstRefreshToken, ...tokens } }));

/** A good answer to a refresh; with a refresh token, the server rotates. */
export const renewed = (refreshToken?: string, more: object = {}): Reply =>
  json(200, {
    ...{ access_token: 'at-renewed-8Jq2', token_type: 'Bearer', expires_in: 3600 },
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    ...more,
  });

/** An error answer of the token endpoint. */
export const refusal = (error: string, description?: string, status = 400): Reply =>
  json(status, { error, ...(description !== undefined && { error_description: description }) });

/** A refresh request; `undefined` leaves a name out. */
export const refresh = (given: Given, reply: Reply | undefined, more: Partial<Made> = {}): Made =>
  token(
    { grant_type: 'refresh_token', client_id: 'shop', refresh_token: firstRefreshToken, ...given },
    reply,
    more,
  );

/** A good login and what comes after it. */
export const afterLogin = (
  made: readonly Made[],
  tokens: Readonly<Record<string, unknown>> = {},
  lacks: readonly TraceLack[] = [],
): Trace => madeTrace('authorization-code-pkce', [...login(tokens), ...made], lacks);
