import { mock } from 'node:test';
import Provider from 'oidc-provider';
import type { Policy } from '../../../authorization-server/index.ts';
import { World } from '../../../authorization-server/refusals/testing/world.ts';
import { issuer } from '../../../authorization-server/testing/demo.ts';
import {
  get,
  type HttpRequest,
  type HttpResponse,
  header,
  headers,
  postForm,
} from '../../../protocol/http.ts';
import { configuration } from './configuration.ts';
import { interact } from './interactions.ts';
import { Store } from './store.ts';
import { fromPeer, toPeer } from './translation.ts';
import type { Wire } from './wire.ts';

/** The world of a row with oidc-provider in it instead of our server: the same clock, browser and steps. */
export class PeerWorld extends World {
  readonly #wire: Wire;

  constructor(wire: Wire, policy: Partial<Policy>) {
    super();
    this.#wire = wire;
    const provider = new Provider(issuer, configuration(new Store(), policy.requireDpopNonce === true));
    provider.proxy = true;
    // A 500 is judged by its answer; nobody reads the log.
    provider.silent = true;
    const answer = provider.callback();
    wire.listener = (request, response) => {
      if (!/^\/(login|consent)(\?|$)/.test(request.url ?? '')) return answer(request, response);
      interact(provider, request, response).catch((error: { statusCode?: number }) => {
        response.writeHead(error.statusCode ?? 500).end(String(error));
      });
    };
  }

  override async handle(request: HttpRequest): Promise<HttpResponse> {
    mock.timers.setTime(this.clock.now());
    const response = fromPeer(await this.#wire.send(toPeer(request)));
    return /\/(login|consent)$/.test(request.url) ? this.#afterForm(request, response) : response;
  }

  /**
   * Where a form of login or consent has been sent, our server acts at once; this one acts when the browser has followed its
   * redirect, so that is followed here, as far as it stays on the server and shows no page of the application.
   */
  async #afterForm(request: HttpRequest, first: HttpResponse): Promise<HttpResponse> {
    const cookies = new Map(
      header(request, 'cookie')
        ?.split('; ')
        .map((pair) => split(pair)),
    );
    let response = first;
    const set = [...headers(response, 'set-cookie')];
    for (let next = follow(response); next !== undefined; next = follow(response)) {
      for (const line of headers(response, 'set-cookie')) cookies.set(...split(line.split(';')[0] ?? ''));
      const line = [...cookies].map((pair) => pair.join('=')).join('; ');
      const sent = { ...next, headers: [...next.headers, ['Cookie', line] as const] };
      response = fromPeer(await this.#wire.send(toPeer(sent)));
      set.push(...headers(response, 'set-cookie'));
    }
    const others = response.headers.filter(([name]) => name.toLowerCase() !== 'set-cookie');
    return { ...response, headers: [...others, ...set.map((line) => ['Set-Cookie', line] as const)] };
  }
}

const split = (pair: string): [string, string] => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

/** The request that a browser would make of this answer by itself. */
function follow(response: HttpResponse): HttpRequest | undefined {
  const location = header(response, 'location');
  if (location !== undefined) {
    const url = new URL(location, issuer);
    return url.href.startsWith(issuer) && !/^\/(login|consent)/.test(url.pathname)
      ? get(url.href)
      : undefined;
  }
  const form = /<form data-auto-submit [^>]*action="([^"]*)"/.exec(response.body)?.[1];
  if (!form?.startsWith(issuer)) return undefined;
  const fields = [...response.body.matchAll(/name="([^"]*)" value="([^"]*)"/g)];
  return postForm(
    form,
    fields.map(([, name = '', value = '']) => [name, value] as const),
  );
}
