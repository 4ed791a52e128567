import { deaf, type Observer } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import type { AuthorizationServerOptions } from './options.ts';
import { json } from './responses.ts';
import { route } from './router.ts';
import { setUp } from './server.ts';

export type {
  Api,
  AuthorizationServerOptions,
  Client,
  ClientAuthenticationMethod,
  ClientRegistration,
  User,
} from './options.ts';
export { defaultPolicy, type Lifetimes, type Policy } from './policy.ts';

/** An authorization server as a function over messages. */
export interface AuthorizationServer {
  /** Answers a request; never rejects. The observer hears every check and every value made or stored. */
  handle(request: HttpRequest, observer?: Observer): Promise<HttpResponse>;
}

/**
 * Makes an authorization server. It holds its store in memory, depends on nothing of the page, and the same requests in the same
 * order give the same answers. Requests are decided one after the other, so that no two can use one code at the same moment; tokens are
 * signed side by side.
 */
export function createAuthorizationServer(options: AuthorizationServerOptions): AuthorizationServer {
  const server = setUp(options);
  let turn: Promise<void> = Promise.resolve();

  async function answer(
    request: HttpRequest,
    observer: Observer,
    decided: () => void,
  ): Promise<HttpResponse> {
    try {
      return await route(server, request, observer, decided);
    } catch {
      return json(500, { error: 'server_error', error_description: 'The server failed' });
    } finally {
      decided();
    }
  }

  return {
    handle(request, observer = deaf) {
      let decided = () => {};
      const next = new Promise<void>((resolve) => {
        decided = resolve;
      });
      const response = turn.then(() => answer(request, observer, decided));
      turn = next;
      return response;
    },
  };
}
