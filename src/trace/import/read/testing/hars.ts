import type { ReadFile } from '../read-file.ts';
import { readText } from '../read-text.ts';

/** JSON that a test makes by hand. */
export type Json = Readonly<Record<string, unknown>>;

export const pairs = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([name, value]) => ({ name, value }));

export const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** An entry as a HAR of no particular program has it. */
export function harEntry(request: Json = {}, response: Json = {}, entry: Json = {}): Json {
  return {
    ...{
      startedDateTime: '2026-11-21T03:41:12.264Z',
      time: 100,
      cache: {},
      timings: { send: 0, wait: 100, receive: 0 },
    },
    ...entry,
    request: {
      method: 'GET',
      url: 'https://as.example/',
      headers: pairs({ 'User-Agent': CHROME }),
      ...request,
    },
    response: {
      ...{ status: 200, statusText: 'OK', headers: pairs({ 'Content-Type': 'text/html' }) },
      ...{ content: { size: 2, mimeType: 'text/html', text: 'ok' }, redirectURL: '' },
      ...response,
    },
  };
}

/** A token request and its answer. */
export const tokenEntry = (request: Json = {}, response: Json = {}, entry: Json = {}): Json =>
  harEntry(
    {
      ...{ method: 'POST', url: 'https://as.example/token', bodySize: 44 },
      headers: pairs({
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': '44',
        'user-agent': CHROME,
      }),
      postData: {
        mimeType: 'application/x-www-form-urlencoded',
        text: 'grant_type=authorization_code&code=SplxlOBeZQ',
      },
      ...request,
    },
    {
      headers: pairs({ 'content-type': 'application/json' }),
      content: { size: 26, mimeType: 'application/json', text: '{"access_token":"2YotnFZF"}' },
      ...response,
    },
    entry,
  );

export const har = (entries: readonly unknown[], log: Json = {}): Json => ({
  log: { version: '1.2', creator: { name: 'a logger', version: '3.1.4' }, entries, ...log },
});

export const creator = (name: string, version = '537.36'): Json => ({ creator: { name, version } });

/** Reads a value as if a file held it as JSON. */
export const readJson = (value: unknown): ReadFile =>
  readText({ name: 'a.har', text: JSON.stringify(value), file: 0 });

/** Reads a pasted text. */
export const readPaste = (text: string): ReadFile => readText({ name: '', text, file: 0 });

/** The first entry; a test without one fails here. */
export function firstOf({ entries }: ReadFile) {
  const [entry] = entries;
  if (!entry) throw new Error('no entry was read');
  return entry;
}
