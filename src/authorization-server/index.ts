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
 * order give the same answers. Requests are answered one after the other, so that no two can use one code at the same moment.
 */
export function createAuthorizationServer(options: AuthorizationServerOptions): AuthorizationServer {
  const server = setUp(options);
  let before: Promise<unknown> = Promise.resolve();

  async function answer(request: HttpRequest, observer: Observer): Promise<HttpResponse> {
    try {
      return await route(server, request, observer);
    } catch {
      return json(500, { error: 'server_error', error_description: 'The server failed' });
    }
  }

  return {
    handle(request, observer = deaf) {
      const response = before.then(() => answer(request, observer));
      before = response;
      return response;
    },
  };
}
