import { header, mediaType, parseUrl, redirectLocation } from '../../protocol/http.ts';
import { decodeParameters } from '../../protocol/parameters.ts';
import { type MessageEvent, type ResponseEvent, readPage } from '../../trace/index.ts';

/** The names of all that a message carries: parameters of its URL, form, redirect or page, members of its JSON, and its credentials. */
export function namesIn({ message }: MessageEvent): ReadonlySet<string> {
  const body = message.body ?? '';
  const type = mediaType(message);
  return new Set([
    ...('url' in message ? inUrl(message.url) : inUrl(redirectLocation(message) ?? '')),
    ...(type === 'application/x-www-form-urlencoded' ? decodeParameters(body).map(([name]) => name) : []),
    ...(type === 'application/json' ? membersIn(body) : []),
    ...(type === 'text/html' ? readPage(body).fields.map(([name]) => name) : []),
    ...('url' in message ? inAuthorization(header(message, 'authorization') ?? '') : []),
  ]);
}

/** The code of the error that a response brings, wherever it stands; `undefined` where it brings none. */
export function errorIn({ message }: ResponseEvent): string | undefined {
  const { body } = message;
  const challenge = /\berror="([^"]{1,60})"/.exec(header(message, 'www-authenticate') ?? '')?.[1];
  const type = mediaType(message);
  const inBody = type.endsWith('json') ? jsonMember(body, 'error') : undefined;
  const inPage =
    type === 'text/html' ? readPage(body).fields.find(([name]) => name === 'error')?.[1] : undefined;
  return (
    parametersOf(redirectLocation(message) ?? '').find(([name]) => name === 'error')?.[1] ??
    inBody ??
    inPage ??
    challenge
  );
}

const inUrl = (text: string): string[] => parametersOf(text).map(([name]) => name);

function parametersOf(text: string): (readonly [string, string])[] {
  const url = parseUrl(text, 'https://relative.example');
  return url ? [...url.searchParams, ...decodeParameters(url.hash.slice(1))] : [];
}

function inAuthorization(value: string): string[] {
  if (/^Basic /i.test(value)) return ['client_id', 'client_secret'];
  return /^(Bearer|DPoP) /i.test(value) ? ['access_token'] : [];
}

function membersIn(body: string): string[] {
  const value = parsed(body);
  return value ? Object.keys(value) : [];
}

function jsonMember(body: string, name: string): string | undefined {
  const value = parsed(body)?.[name];
  return typeof value === 'string' ? value : undefined;
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
