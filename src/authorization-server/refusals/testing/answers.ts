import { expect } from 'vitest';
import type { ErrorCode } from '../../../protocol/errors.ts';
import { header, headers } from '../../../protocol/http.ts';
import type { Answer } from './answer.ts';
import { isError, redirectUrisOf, sentBack } from './error-response.ts';
import { unescaped } from './html-text.ts';

/** An error page of the server: the browser stays there, the app hears nothing. No specification names its error code. */
export const page = (status: number, error?: ErrorCode): Answer => ({
  holds({ response }) {
    expect([response.status, header(response, 'location')]).toEqual([status, undefined]);
    expect(response.body).toContain('data-page="error"');
    expect(response.body).toMatch(error === undefined ? /<code>[a-z_]+<\/code>/ : `<code>${error}</code>`);
  },
});

/** A page that asks again, or for the first time: `login`, `consent`, `activate`, `logout`. */
export const pageAgain = (name: string): Answer => ({
  showsForm: true,
  holds({ response }) {
    expect([response.status, header(response, 'location')]).toEqual([200, undefined]);
    expect(response.body).toContain(`data-page="${name}"`);
  },
});

/** The browser goes back to the app's redirect URI with the error in the query. */
export const redirected = (error: ErrorCode): Answer => sentBack(error, '?');

/** The browser goes back to the app's redirect URI with the error in the fragment. */
export const inFragment = (error: ErrorCode): Answer => sentBack(error, '#');

/** A page whose form sends the error to the app's redirect URI by itself (form_post). */
export const posted = (error: ErrorCode): Answer => ({
  holds(outcome) {
    const { response } = outcome;
    expect([response.status, header(response, 'location')]).toEqual([200, undefined]);
    expect(response.body).toContain('data-page="form_post"');
    const action = unescaped(/<form[^>]*action="([^"]*)"/.exec(response.body)?.[1] ?? '');
    expect(redirectUrisOf(outcome)).toContain(action);
    const fields = response.body.matchAll(/name="([^"]*)" value="([^"]*)"/g);
    isError(
      outcome,
      error,
      [...fields].map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]),
    );
  },
});

/** An error of the back channel in JSON. */
export const json = (status: number, error: ErrorCode): Answer => ({
  holds({ response }) {
    expect([response.status, parsed(response.body)['error']]).toEqual([status, error]);
    expect(header(response, 'content-type')).toMatch(/^application\/json/);
  },
});

/** As {@link json}, and `WWW-Authenticate` names the scheme; without an error there is none to tell (RFC 6750 §3.1). */
export const challenged = (
  status: number,
  scheme: 'Basic' | 'Bearer' | 'DPoP',
  error?: ErrorCode,
): Answer => ({
  holds({ response }) {
    expect(response.status).toBe(status);
    const challenges = headers(response, 'www-authenticate').join(', ');
    expect(challenges).toMatch(new RegExp(`(^|, )${scheme}( |,|$)`));
    if (error === undefined) expect(challenges + response.body).not.toContain('error');
    else if (scheme === 'Basic') expect(parsed(response.body)['error']).toBe(error);
    else expect(challenges).toContain(`error="${error}"`);
  },
});

/** Asks for a nonce of the server's (RFC 9449 §8), and gives one. */
export const asksForNonce = (status: 400 | 401): Answer => ({
  holds(outcome) {
    const answer = status === 400 ? json(400, 'use_dpop_nonce') : challenged(401, 'DPoP', 'use_dpop_nonce');
    answer.holds(outcome);
    expect(header(outcome.response, 'dpop-nonce')).toMatch(/^[\x21\x23-\x5B\x5D-\x7E]+$/);
  },
});

/** What introspection says of a token that is none, or nobody's business: nothing more (RFC 7662 §2.2). */
export const inactive = (): Answer => ({
  holds({ response }) {
    expect([response.status, JSON.parse(response.body)]).toEqual([200, { active: false }]);
    expect(header(response, 'cache-control')).toContain('no-store');
  },
});

/** A method that the endpoint does not take; `Allow` names those that it takes (RFC 9110 §15.5.6). */
export const wrongMethod = (): Answer => ({
  holds({ request, response }) {
    expect(response.status).toBe(405);
    const allowed = (header(response, 'allow') ?? '').split(', ');
    expect(allowed.some((method) => method === 'GET' || method === 'POST')).toBe(true);
    expect(allowed).not.toContain(request.method);
  },
});

/** Nothing but a status: 404, 405, 204 of a preflight. */
export const empty = (status: number, wanted: Readonly<Record<string, string>> = {}): Answer => ({
  holds({ response }) {
    expect([response.status, response.body]).toEqual([status, '']);
    for (const [name, value] of Object.entries(wanted)) expect(header(response, name)).toBe(value);
  },
});

/** That answer, and no script of any page may read it. */
export const unreadable = (answer: Answer): Answer => ({
  ...answer,
  holds(outcome) {
    answer.holds(outcome);
    expect(header(outcome.response, 'access-control-allow-origin')).toBeUndefined();
  },
});

/** The members of a JSON answer; none where it is not JSON. */
export const parsed = (body: string): Record<string, unknown> =>
  body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {};
