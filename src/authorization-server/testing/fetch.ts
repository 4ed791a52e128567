import type { Handle, Header, HttpResponse } from '../../protocol/http.ts';

/** What client libraries hand to a fetch of one's own: the standard, typed as widely as they type it. */
interface FetchInit extends Omit<RequestInit, 'body' | 'signal'> {
  readonly body?: BodyInit | Uint8Array | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** A `fetch` as client libraries call it. */
export type ClientFetch = (input: string | URL | Request, init?: FetchInit) => Promise<Response>;

/** A `fetch` that reaches the server without a network, for client libraries. It follows no redirects. */
export function fetchTo(handle: Handle): ClientFetch {
  return async (input, init) => {
    const request = new Request(input, init as RequestInit);
    const body = await request.text();
    const { method, url } = request;
    return responseOf(await handle({ method, url, headers: [...request.headers], body }));
  };
}

function responseOf({ status, headers, body }: HttpResponse): Response {
  return new Response(body || null, {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}

/** The way back: a server of messages that is asked by `fetch`, so that a test browser can go over the network. */
export function handleBy(fetch: typeof globalThis.fetch): Handle {
  return async ({ method, url, headers, body }) => {
    const sent = headers.map(([name, value]): [string, string] => [name, value]);
    const response = await fetch(url, {
      method,
      headers: sent,
      redirect: 'manual',
      ...(body ? { body } : {}),
    });
    const got = [...response.headers].map(([name, value]): Header => [name, value]);
    return { status: response.status, headers: got, body: await response.text() };
  };
}
