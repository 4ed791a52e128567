import type { HttpRequest, HttpResponse } from '../protocol/http.ts';

/** The app's own server, or an installed app that the system opens: the machine answers each request of the browser. */
export interface AppServer {
  /** Takes a request; it is answered once the machine says how. */
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** Resolves with the next request that comes. */
  arrival(): Promise<HttpRequest>;
  /** Answers the request that waits; tells whether one did. */
  answer(response: HttpResponse): boolean;
}

const BUSY: HttpResponse = {
  status: 503,
  headers: [['content-type', 'text/plain; charset=utf-8']],
  body: 'The app did not expect this request.',
};

/** An app's server for one walk; what comes while the machine expects nothing is turned away. */
export function createAppServer(): AppServer {
  let expecting: ((request: HttpRequest) => void) | undefined;
  let waiting: ((response: HttpResponse) => void) | undefined;
  return {
    handle: (request) =>
      new Promise((resolve) => {
        if (!expecting || waiting) return resolve(BUSY);
        const heard = expecting;
        expecting = undefined;
        waiting = resolve;
        heard(request);
      }),
    arrival: () =>
      new Promise((resolve) => {
        expecting = resolve;
      }),
    answer(response) {
      const answered = waiting;
      waiting = undefined;
      answered?.(response);
      return answered !== undefined;
    },
  };
}
