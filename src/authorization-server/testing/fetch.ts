import type { Handle } from '../../protocol/http.ts';

/** What client libraries hand to a fetch of one's own, as far as it matters here. */
interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: BodyInit | Uint8Array | null | undefined;
}

/** A `fetch` that reaches the server without a network, for client libraries. */
export function fetchTo(handle: Handle): (url: string, init: FetchInit) => Promise<Response> {
  return async (url, { method, headers, body }) => {
    const request = new Request(url, { method, headers, body: (body ?? null) as BodyInit | null });
    const answer = await handle({
      method: request.method,
      url: request.url,
      headers: [...request.headers],
      body: await request.text(),
    });
    return new Response(answer.body || null, {
      status: answer.status,
      headers: answer.headers.map(([name, value]): [string, string] => [name, value]),
    });
  };
}
