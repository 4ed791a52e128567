import { checkIdToken, type ExpectedIdToken } from '../../client/id-token.ts';
import { readIntrospection } from '../../client/introspection-response.ts';
import { readTokens, type Tokens } from '../../client/token-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import { parseJwks } from '../../protocol/jwt.ts';
import type { AppConfiguration, Task } from '../contract.ts';
import type { CheckedTokens, Returned } from './context.ts';

/** What an ID token of the front channel came with. */
export interface FrontToken extends Returned {
  readonly keys: HttpResponse | undefined;
  /** The one that was sent; empty where there was none. */
  readonly nonce: string;
  readonly maxAge: string;
}

/** Who an ID token is about. */
export interface Subject {
  readonly subject: string;
  readonly user: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The app validates the ID token that came through the browser: its hashes must be there. */
export function validateFrontToken(app: AppConfiguration, front: FrontToken): Task<Verdict<Subject>> {
  return {
    name: 'validate_id_token',
    label: 'Validates the ID token',
    async do(tools) {
      const { idToken, accessToken, code } = front;
      const expected: ExpectedIdToken = {
        ...expectedOf(app, front.keys, accessToken),
        ...{ hashes: 'required', ...withNonce(front.nonce), ...withMaxAge(front.maxAge) },
        ...(code !== '' && { code }),
      };
      const checked = await checkIdToken(idToken, expected, tools.clock, tools);
      return checked.ok ? { ok: true, value: subjectOf(checked.value) } : checked;
    },
  };
}

/** What a token response is judged by. */
export interface Received {
  readonly response: HttpResponse;
  /** The answer of the JWKS endpoint. */
  readonly keys: HttpResponse | undefined;
  /** The one that was sent; empty where there was none. */
  readonly nonce: string;
  /** `max_age` as it was sent; empty where it was not. */
  readonly maxAge: string;
  readonly tokenType: 'Bearer' | 'DPoP';
  /** Who signed in by the ID token of the front channel, and who said so. */
  readonly first?: { readonly issuer: unknown; readonly subject: string };
}

/** The app reads the token response and validates the ID token in it, if there is one. */
export function validateTokens(app: AppConfiguration, received: Received): Task<Verdict<CheckedTokens>> {
  return {
    name: 'validate_tokens',
    label: 'Validates the tokens',
    async do(tools) {
      const read = await readTokens(received.response, tools, { tokenType: received.tokenType });
      if (!read.ok) return read;
      const { idToken, accessToken } = read.value;
      if (idToken === undefined)
        return { ok: true, value: { ...read.value, user: 'somebody (no ID token)', subject: '' } };
      const expected: ExpectedIdToken = {
        ...expectedOf(app, received.keys, accessToken),
        ...withNonce(received.nonce),
        ...withMaxAge(received.maxAge),
        ...(received.first && { firstIdToken: received.first }),
      };
      const claims = await checkIdToken(idToken, expected, tools.clock, tools);
      if (!claims.ok) return claims;
      const { user, subject } = subjectOf(claims.value);
      return { ok: true, value: { ...read.value, user, subject } };
    },
  };
}

/** What the app has when a refresh is answered. */
export interface Refreshed {
  readonly response: HttpResponse;
  /** The refresh token that was sent. */
  readonly spent: string;
  readonly keys: HttpResponse | undefined;
  readonly subject: string;
  readonly tokenType: 'Bearer' | 'DPoP';
}

/** After a refresh the app validates a new ID token as it did the first, and replaces the tokens that it holds. */
export function keepNewTokens(app: AppConfiguration, refreshed: Refreshed): Task<Verdict<Tokens>> {
  const { response, spent, keys, subject, tokenType } = refreshed;
  return {
    name: 'keep_new_tokens',
    label: 'Replaces its tokens with the new ones',
    async do(tools) {
      const read = await readTokens(response, tools, { tokenType });
      if (!read.ok) return read;
      const { idToken, accessToken, refreshToken } = read.value;
      if (idToken !== undefined) {
        const expected = { ...expectedOf(app, keys, accessToken), subject };
        const claims = await checkIdToken(idToken, expected, tools.clock, tools);
        if (!claims.ok) return claims;
      }
      if (refreshToken === undefined) return { ok: true, value: { ...read.value, refreshToken: spent } };
      const note =
        refreshToken === spent ? 'Kept: the server does not rotate it' : 'Kept; the one before is spent';
      tools.value({ name: 'refresh_token', value: refreshToken, note });
      return read;
    },
  };
}

function expectedOf(
  { issuer, clientId, protections }: AppConfiguration,
  keys: HttpResponse | undefined,
  accessToken: string,
) {
  return { issuer, clientId, accessToken, jwks: parseJwks(keys?.body ?? '') ?? { keys: [] }, protections };
}

function withNonce(nonce: string): { nonce?: string } {
  return nonce === '' ? {} : { nonce };
}

function withMaxAge(text: string): { maxAge?: number } {
  return /^\d+$/.test(text) ? { maxAge: Number(text) } : {};
}

function subjectOf(claims: Readonly<Record<string, unknown>>): Subject {
  const { name, sub } = claims;
  const subject = String(sub);
  // Whoever may write the claims may put anything in the place of a name.
  return { claims, subject, user: typeof name === 'string' ? name : subject };
}

/** The app reads the answer of the introspection endpoint. */
export function readAnswer(response: HttpResponse): Task<Verdict<{ active: boolean }>> {
  return {
    name: 'read_introspection',
    label: 'Reads whether the token is active',
    async do(tools) {
      const read = await readIntrospection(response, tools);
      const inactive = { ok: false, refusedBy: 'token_active', reason: 'The token is not active' } as const;
      return read.ok && !read.value.active ? inactive : read;
    },
  };
}

/** A machine takes the access token out of the answer; there is no user, so no ID token to validate. */
export function takeTokens(response: HttpResponse, tokenType: 'Bearer' | 'DPoP'): Task<Verdict<Tokens>> {
  return {
    name: 'take_tokens',
    label: 'Takes the access token',
    do: (tools) => readTokens(response, tools, { tokenType }),
  };
}
