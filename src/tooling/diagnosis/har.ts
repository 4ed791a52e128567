import {
  type Header,
  type HttpRequest,
  type HttpResponse,
  header,
  redirectLocation,
} from '../../protocol/http.ts';

/** A HAR file, as far as it is written or changed here. */
export interface Har {
  readonly log: {
    readonly version: string;
    readonly creator: { readonly name: string; readonly version: string };
    readonly pages?: readonly HarPage[];
    readonly entries: readonly HarEntry[];
  };
}

interface HarPage {
  readonly startedDateTime: string;
  readonly id: string;
  readonly title: string;
}

interface HarHeader {
  readonly name: string;
  readonly value: string;
}

/** One exchange of a HAR. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly pageref?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly headers: readonly HarHeader[];
    readonly queryString: readonly HarHeader[];
    readonly cookies: readonly object[];
    readonly headersSize: number;
    readonly bodySize: number;
    readonly postData?: {
      readonly mimeType: string;
      readonly text?: string;
      readonly params?: readonly object[];
    };
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly HarHeader[];
    readonly cookies: readonly object[];
    readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string };
    readonly redirectURL: string;
    readonly headersSize: number;
    readonly bodySize: number;
  };
  readonly cache: object;
  readonly timings: object;
}

/** An exchange as a server of ours saw it. */
export interface Seen {
  readonly at: number;
  readonly took: number;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** What was seen, as the HAR of a logging proxy. */
export function harOf(creator: string, seen: readonly Seen[]): Har {
  return {
    log: { version: '1.2', creator: { name: creator, version: '1.0.0' }, entries: seen.map(entryOf) },
  };
}

/** One exchange as a HAR writes it. */
export function entryOf({ at, took, request, response }: Seen): HarEntry {
  const type = header(request, 'content-type') ?? '';
  return {
    startedDateTime: new Date(at).toISOString(),
    time: took,
    request: {
      ...{ method: request.method, url: request.url, httpVersion: 'HTTP/1.1' },
      headers: named(request.headers),
      queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
      ...{ cookies: [], headersSize: -1, bodySize: request.body?.length ?? 0 },
      ...(request.body ? { postData: { mimeType: type, text: request.body } } : {}),
    },
    response: {
      ...{ status: response.status, statusText: '', httpVersion: 'HTTP/1.1' },
      headers: named(response.headers),
      cookies: [],
      content: {
        size: response.body.length,
        mimeType: header(response, 'content-type') ?? '',
        text: response.body,
      },
      redirectURL: redirectLocation(response) ?? '',
      ...{ headersSize: -1, bodySize: response.body.length },
    },
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
  };
}

const named = (headers: readonly Header[]): HarHeader[] => headers.map(([name, value]) => ({ name, value }));

/** The same file with other entries. */
export const withEntries = (har: Har, entries: readonly HarEntry[]): Har => ({
  log: { ...har.log, entries },
});
