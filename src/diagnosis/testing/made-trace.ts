import { get, type Header, type HttpRequest, postForm } from '../../protocol/http.ts';
import type { Channel, Party } from '../../protocol/parties.ts';
import type { Lack, Trace, TraceEvent, TraceLack } from '../../trace/index.ts';

/** The hosts of made traces: no vendor's, and not ours. */
export const as = 'https://id.example';
export const app = 'https://shop.example';
export const api = 'https://things.example';
export const callback = `${app}/signin`;

/** 2026-01-15T10:00:00Z, when made traces begin. */
export const begin = 1_768_471_200_000;

/** Parameters by name; `undefined` leaves one out. */
export type Given = Readonly<Record<string, string | undefined>>;

/** An answer: status, headers, and a body that is text or JSON. */
export interface Reply {
  readonly status: number;
  readonly headers?: readonly Header[];
  readonly body?: string | object;
}

/** One exchange of a made trace. */
export interface Made {
  readonly from: Party;
  readonly to: Party;
  readonly channel: Channel;
  readonly request: HttpRequest;
  readonly reply?: Reply | undefined;
  /** Seconds after the exchange before; 1 where it is not said. The answer comes 0.1 s after the request. */
  readonly after?: number;
  readonly requestLacks?: readonly Lack[];
  readonly responseLacks?: readonly Lack[];
  readonly failure?: string;
}

const defined = (given: Given): [string, string][] =>
  Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined);

/** The query of a URL, form-encoded. */
export const query = (given: Given): string => new URLSearchParams(defined(given)).toString();

/** A redirect. */
export const redirect = (location: string, status = 303): Reply => ({
  status,
  headers: [['Location', location]],
});

/** A JSON answer. */
export const json = (status: number, body: object, headers: readonly Header[] = []): Reply => ({
  status,
  headers: [['Content-Type', 'application/json'], ...headers],
  body,
});

/** The browser asks the authorization endpoint; it is sent to a login page where no reply is given. */
export function asks(given: Given, reply: Reply = redirect('/login'), more: Partial<Made> = {}): Made {
  return {
    ...{ from: 'browser', to: 'authorization-server', channel: 'front' },
    ...{ request: get(`${as}/authorize?${query(given)}`), reply },
    ...more,
  };
}

/** The user signs in, and the server sends the browser back with the answer in the query or the fragment. */
export function answers(given: Given, mode: '?' | '#' = '?', uri = callback, more: Partial<Made> = {}): Made {
  return {
    ...{ from: 'browser', to: 'authorization-server', channel: 'front' },
    request: postForm(`${as}/login`, [['username', 'ana']]),
    reply: redirect(`${uri}${mode}${query(given)}`),
    ...more,
  };
}

/** The browser brings the answer to the app. */
export function lands(
  given: Given,
  mode: '?' | '#' | 'form_post' = '?',
  uri = callback,
  more: Partial<Made> = {},
): Made {
  const request = mode === 'form_post' ? postForm(uri, defined(given)) : get(`${uri}${mode}${query(given)}`);
  return {
    from: 'browser',
    to: 'app',
    channel: 'front',
    request,
    reply: { status: 200, body: 'ok' },
    ...more,
  };
}

/** The app asks the token endpoint. */
export function token(
  given: Given,
  reply: Reply | undefined,
  more: Partial<Made> & { headers?: readonly Header[] } = {},
): Made {
  const { headers = [], ...rest } = more;
  return {
    ...{ from: 'app', to: 'authorization-server', channel: 'back' },
    request: postForm(`${as}/token`, defined(given), headers),
    reply,
    ...rest,
  };
}

/** The app calls the API. */
export function calls(accessToken: string | undefined, reply: Reply, more: Partial<Made> = {}): Made {
  const headers: Header[] = accessToken === undefined ? [] : [['Authorization', `Bearer ${accessToken}`]];
  return {
    ...{ from: 'app', to: 'api', channel: 'back' },
    ...{ request: get(`${api}/things`, headers), reply },
    ...more,
  };
}

/** Any exchange over the back channel, such as JWKS, metadata, /userinfo, PAR, device authorization. */
export function back(request: HttpRequest, reply: Reply | undefined, more: Partial<Made> = {}): Made {
  return { from: 'app', to: 'authorization-server', channel: 'back', request, reply, ...more };
}

/** A trace of these exchanges, as an import would make it. */
export function madeTrace(flow: string, made: readonly Made[], lacks: readonly TraceLack[] = []): Trace {
  const events: TraceEvent[] = [];
  let at = begin;
  made.forEach((one, index) => {
    at += (one.after ?? 1) * 1000;
    const shared = { exchange: `x${index + 1}`, channel: one.channel, step: 1, readers: [] };
    const { from, to, request, reply, failure } = one;
    events.push({
      ...{ kind: 'request', seq: events.length, at, from, to, message: request, ...shared },
      ...(one.requestLacks && { lacks: one.requestLacks }),
    });
    if (!reply && failure === undefined) return;
    const { status = 0, headers = [], body = '' } = reply ?? {};
    events.push({
      ...{ kind: 'response', seq: events.length, at: at + 100, from: to, to: from, ...shared },
      message: { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) },
      ...(one.responseLacks && { lacks: one.responseLacks }),
      ...(failure !== undefined && { failure }),
    });
  });
  return {
    ...{ version: 1, flow, events },
    imported: { title: 'id.example', lacks, exporters: ['HAR'], origins: origins },
  };
}

const origins = { 'authorization-server': [as], app: [app], api: [api] };
