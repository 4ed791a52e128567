import type { Header } from '../../../protocol/http.ts';
import type { MessageEvent, Trace } from '../../events.ts';
import type { Entry, EntryResponse } from '../entry.ts';
import type { Imported } from '../imported.ts';
import { recognise } from '../recognise/recognise.ts';
import { readTextOf } from './entries-of.ts';

/** Hosts of made files: a provider, an app with a server or a page, its API. */
export const as = 'https://id.provider.example';
export const app = 'https://shop.customer.example';
export const api = 'https://things.customer.example';
export const callback = `${app}/signin-oidc`;

/** What an entry is made of; times in milliseconds after the one before, 100 where it is not said. */
export interface Scene {
  readonly method?: string;
  readonly url: string;
  readonly body?: string | Readonly<Record<string, string>>;
  readonly headers?: readonly Header[];
  readonly by?: Entry['by'];
  readonly page?: string;
  readonly preflight?: true;
  readonly after?: number;
  readonly takes?: number;
  readonly requestLacks?: Entry['request']['lacks'];
  readonly answer?: Answer | undefined;
}

interface Answer {
  readonly status?: number;
  readonly headers?: readonly Header[];
  readonly body?: string | object;
  readonly failure?: string;
  readonly lacks?: EntryResponse['lacks'];
}

/** A query or a form. */
export const form = (given: Readonly<Record<string, string>>): string =>
  new URLSearchParams(given).toString();

/** An answer that sends the browser on. */
export const to = (location: string, status = 302): Answer => ({ status, headers: [['Location', location]] });
/** A JSON answer. */
export const json = (body: object, status = 200, headers: readonly Header[] = []): Answer => ({
  ...{ status, body },
  headers: [['Content-Type', 'application/json'], ...headers],
});
/** A page. */
export const html = (body = '<!doctype html><title>Page</title>', status = 200): Answer => ({
  ...{ status, body },
  headers: [['Content-Type', 'text/html']],
});

/** A page opens. */
export const opens = (
  url: string,
  answer: Answer | undefined = html(),
  more: Partial<Scene> = {},
): Scene => ({
  ...{ url, answer, by: 'navigation' },
  ...more,
});
/** A page's form is sent. */
export const posts = (
  url: string,
  body: Readonly<Record<string, string>>,
  answer: Answer | undefined = html(),
  more: Partial<Scene> = {},
): Scene => ({ ...{ method: 'POST', url, body, answer, by: 'navigation' }, ...more });
/** A page's script asks. */
export const fetches = (url: string, answer: Answer | undefined, more: Partial<Scene> = {}): Scene => ({
  ...{ url, answer, by: 'script' },
  ...more,
});
/** A script or a server posts a form. */
export const sends = (
  url: string,
  body: Readonly<Record<string, string>>,
  answer: Answer | undefined,
  more: Partial<Scene> = {},
): Scene => ({ ...{ method: 'POST', url, body, answer, by: 'server' }, ...more });

/** 2026-03-02T09:00:00Z. */
export const begin = 1_772_442_000_000;

/** The entries of scenes, one after the other. */
export function entriesOfScenes(scenes: readonly Scene[], { file = 0, at: start = begin } = {}): Entry[] {
  let at = start;
  return scenes.map((scene, entry) => {
    at += scene.after ?? 100;
    const { body, answer } = scene;
    const text = typeof body === 'object' ? form(body) : body;
    const type: Header[] =
      typeof body === 'object' ? [['Content-Type', 'application/x-www-form-urlencoded']] : [];
    return {
      at,
      source: { file, entry, path: `log.entries[${entry}]` },
      request: {
        ...{ method: scene.method ?? 'GET', url: scene.url, lacks: scene.requestLacks ?? [] },
        headers: [...type, ...(scene.headers ?? [])],
        ...(text !== undefined && { body: text }),
      },
      ...(answer && { response: responseOf(answer, at + (scene.takes ?? 50)) }),
      ...(scene.by && { by: scene.by }),
      ...(scene.page && { page: scene.page }),
      ...(scene.preflight && { preflight: scene.preflight }),
    };
  });
}

function responseOf(
  { status = 200, headers = [], body, failure, lacks = [] }: Answer,
  at: number,
): EntryResponse {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  return {
    ...{ at, status, headers, lacks },
    ...(text !== undefined && { body: text }),
    ...(failure !== undefined && { failure }),
  };
}

/** What is recognised in one file of these scenes. */
export const importOf = (...scenes: readonly Scene[]): Imported =>
  recognise([{ name: 'a.har', read: readTextOf(entriesOfScenes(scenes)) }]);

/** A trace in a few words: its flow, and its requests with their parties. */
export function outline({ flow, events }: Trace): string[] {
  const words = { app: 'app', browser: 'browser', 'authorization-server': 'AS', api: 'API' };
  const word = (party: string) => (Object.hasOwn(words, party) ? words[party as keyof typeof words] : party);
  const requests = events.flatMap((event) => (event.kind === 'request' ? [event] : []));
  return [
    flow,
    ...requests.map(({ from, to: receiver, message }) => {
      const path = message.url.replace(/^[\w.]+:\/\/[^/]*/, '').replace(/[?#].*/s, '');
      return `${word(from)} > ${word(receiver)} ${message.method} ${path}`;
    }),
  ];
}

/** The messages of a trace. */
export const messagesOf = ({ events }: Trace): MessageEvent[] =>
  events.flatMap((event) => (event.kind === 'request' || event.kind === 'response' ? [event] : []));

/** An authorization request's parameters; with changes. */
export const asking = (changes: Readonly<Record<string, string>> = {}): string =>
  `${as}/authorize?${form({
    ...{ response_type: 'code', client_id: 'shop', redirect_uri: callback, scope: 'openid' },
    ...{ state: 'state-0123456789', ...changes },
  })}`;

/** Tokens, each with its own end so that attempts can be told apart. */
export const tokens = (end: string, changes: object = {}) =>
  json({
    ...{ access_token: `access-token-${end}`, refresh_token: `refresh-token-${end}` },
    ...{ token_type: 'Bearer', expires_in: 300, ...changes },
  });
