import { expect } from 'vitest';
import { type HttpResponse, header, headers } from '../../../protocol/http.ts';
import { issuer } from '../../testing/demo.ts';
import type { Answer } from './answer.ts';
import { parsed } from './answers.ts';
import { clients } from './clients.ts';
import type { Outcome } from './outcome.ts';

/** What holds of every refusal, whatever was wrong. */
export function alwaysHolds(outcome: Outcome, answer: Answer): void {
  const { response } = outcome;
  expect(response.status).toBeLessThan(500);
  statusesAreComplete(response);
  headersAreClean(response);
  goesNowhereElse(response);
  errorsAreProper(response);
  pagesAreSafe(response);
  keepsItsSecrets(outcome, answer);
  readableByRegisteredOriginsOnly(outcome);
}

/** RFC 9110 §15.5.2: a 401 names a scheme. RFC 6585 §4: a 429 says for how long. */
function statusesAreComplete(response: HttpResponse): void {
  if (response.status === 401)
    expect(header(response, 'www-authenticate')).toMatch(/^(Basic|Bearer|DPoP) realm="/);
  if (response.status === 429) expect(header(response, 'retry-after')).toMatch(/^[1-9]\d*$/);
}

/** RFC 9110 §5.5; a line break would start another header. */
function headersAreClean({ headers }: HttpResponse): void {
  for (const [name, value] of headers) {
    expect(name).toMatch(/^[A-Za-z][A-Za-z-]*$/);
    expect(value).toMatch(/^[\x20-\x7e]*$/);
  }
}

/** RFC 9700 §4.11: no open redirector. Only the server's own pages and registered URIs come after. */
function goesNowhereElse(response: HttpResponse): void {
  const location = header(response, 'location');
  if (location === undefined) return;
  const registered = clients.flatMap((c) => [...c.redirect_uris, ...(c.post_logout_redirect_uris ?? [])]);
  const base = location.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+/, '$1');
  const known = registered.some(
    (uri) => base === uri || ['?', '#', '&'].some((s) => base.startsWith(uri + s)),
  );
  expect([location, known || location.startsWith(issuer)]).toEqual([location, true]);
  expect(header(response, 'referrer-policy')).toBe('no-referrer');
  expect(header(response, 'cache-control')).toContain('no-store');
}

/** RFC 6749 §5.1 and §5.2: not stored, in permitted characters, and nothing else in it. */
function errorsAreProper(response: HttpResponse): void {
  const { error, error_description, ...others } = parsed(response.body);
  if (error === undefined) return;
  expect(header(response, 'cache-control')).toContain('no-store');
  expect(error).toMatch(/^[a-z_]+$/);
  expect(error_description).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
  expect(Object.keys(others).filter((name) => name !== 'error_uri')).toEqual([]);
}

/** RFC 9700 §4.16 and §4.2.4: no frame, no Referer; no script either, and nobody stores it. */
function pagesAreSafe(response: HttpResponse): void {
  if (!header(response, 'content-type')?.startsWith('text/html')) return;
  expect(header(response, 'content-security-policy')).toContain("frame-ancestors 'none'");
  expect(header(response, 'content-security-policy')).toContain("default-src 'none'");
  expect(header(response, 'referrer-policy')).toBe('no-referrer');
  expect(header(response, 'cache-control')).toContain('no-store');
  expect(response.body).not.toMatch(/<script|javascript:|onload=|onerror=/i);
}

/** No code, token, session, password, client secret or key in an error, not even one that the sender sent. */
function keepsItsSecrets({ world, response }: Outcome, { showsForm = false }: Answer): void {
  const sent = response.headers.filter(([name]) => !own.test(name)).map(([, value]) => value);
  const body = showsForm ? response.body.replaceAll(/<input type="hidden"[^>]*>/g, '') : response.body;
  const text = [...sent, body].join('\n');
  const shown = [...world.secrets].filter((secret) => text.includes(secret));
  expect(shown).toEqual([]);
  expect(text).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]*/);
  for (const line of headers(response, 'set-cookie')) expect(line).not.toMatch(/^__Host-session=[^;]/);
}

/** Headers that carry a random value of the server's for its own use. */
const own = /^(set-cookie|dpop-nonce)$/i;

/** Fetch Standard: no page of a foreign origin reads an answer, and none by cookies. */
function readableByRegisteredOriginsOnly({ asked, request, response }: Outcome): void {
  expect(header(response, 'access-control-allow-credentials')).toBeUndefined();
  const readable = header(response, 'access-control-allow-origin');
  if (readable === undefined || asked.endpoint.match(/metadata|configuration|jwks/)) return;
  expect(readable).toBe(header(request, 'origin'));
  expect(header(response, 'vary')).toContain('Origin');
  expect(clients.flatMap((client) => client.web_origins)).toContain(readable);
}
