import { type HttpResponse, header } from '../../../protocol/http.ts';
import type { Rule } from './rule.ts';

const typeOf = (response: HttpResponse): string => header(response, 'content-type') ?? '';

/** A JSON answer, parsed; `undefined` for every other. */
export function jsonOf(response: HttpResponse): Record<string, unknown> | undefined {
  if (!typeOf(response).startsWith('application/json') || response.body === '') return undefined;
  const value: unknown = JSON.parse(response.body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object');
  return value as Record<string, unknown>;
}

const typeFitsBody: Rule = ({ request, response }) => {
  const { status, body } = response;
  const type = typeOf(response);
  if (request.method === 'HEAD' || status === 204 || status === 303)
    return body === '' ? undefined : `a body with ${request.method} ${status}`;
  if (body === '') return type === '' ? undefined : `${type} without a body`;
  if (/\p{Surrogate}/u.test(body)) return 'a body that is no Unicode';
  if (type === 'application/json') return parses(response) ? undefined : 'JSON that does not parse';
  if (type === 'text/html; charset=utf-8') return body.startsWith('<!doctype html>') ? undefined : 'no HTML';
  return `content type ${type}`;
};

function parses(response: HttpResponse): boolean {
  try {
    return jsonOf(response) !== undefined;
  } catch {
    return false;
  }
}

/** Every refusal but of path and method says what is wrong, in the form that its endpoint speaks. */
const refusalsSayWhy: Rule = ({ request, response }) => {
  const { status, body } = response;
  if (status < 400 || status === 404 || status === 405 || request.method === 'HEAD') return undefined;
  if (body === '') return `${status} without a body`;
  const json = parses(response) ? jsonOf(response) : undefined;
  const tokenMissing = status === 401 && header(response, 'www-authenticate') !== undefined;
  return json && json['error'] === undefined && !tokenMissing ? `${status} without an error code` : undefined;
};

const PERMITTED = /^[\x20\x21\x23-\x5B\x5D-\x7E]+$/;

const errorsArePermittedText: Rule = ({ response }) => {
  const json = parses(response) ? (jsonOf(response) ?? {}) : {};
  const location = header(response, 'location') ?? '';
  const { searchParams, hash } = URL.canParse(location) ? new URL(location) : new URL('https://x.example');
  const fragment = new URLSearchParams(hash.slice(1));
  const members = ['error', 'error_description'].flatMap((name) => [
    ...(json[name] === undefined ? [] : [json[name]]),
    ...searchParams.getAll(name),
    ...fragment.getAll(name),
  ]);
  const bad = members.find((text) => typeof text !== 'string' || !PERMITTED.test(text));
  return bad === undefined ? undefined : `error member ${JSON.stringify(bad)}`;
};

/** Whatever was made for one person stays out of caches; only published documents may be kept. */
const nothingPrivateIsKept: Rule = ({ response }) => {
  if (![200, 201, 303].includes(response.status)) return undefined;
  const cache = header(response, 'cache-control') ?? '';
  if (cache.includes('no-store')) return undefined;
  const published = /"(jwks_uri|keys)":/.test(response.body) || response.body === '';
  return cache.startsWith('public') && published ? undefined : `Cache-Control ${cache || '(absent)'}`;
};

/** Rules of bodies. */
export const bodyRules: readonly Rule[] = [
  ...[typeFitsBody, refusalsSayWhy, errorsArePermittedText, nothingPrivateIsKept],
];
