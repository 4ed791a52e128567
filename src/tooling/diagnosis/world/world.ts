import {
  type Header,
  type HttpRequest,
  type HttpResponse,
  redirectLocation,
} from '../../../protocol/http.ts';
import { edit } from '../edits.ts';
import type { Seen } from '../har.ts';
import type { Twist } from '../twist.ts';
import { apiAt } from './api.ts';
import { mockAt } from './mock.ts';
import { providerAt } from './provider.ts';
import { withIdToken } from './resign.ts';
import { type Settings, usual } from './settings.ts';
import { openWire, type Wire } from './wire.ts';

/** The servers of all scenes. Scenes use them one after another. */
export interface World {
  /** oidc-provider. */
  readonly id: Wire;
  /** oauth2-mock-server. */
  readonly mock: Wire;
  readonly api: Wire;
  /** The app with a server, and the app in a page: a scene puts its own there. */
  readonly shop: Wire;
  readonly spa: Wire;
  /** Begins a scene: what it changes, and an empty list for what will be seen. */
  begin(twist: Twist): void;
  readonly twist: Twist;
  readonly settings: Settings;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** Opens all servers, at free ports of this computer. */
export async function openWorld(): Promise<World> {
  let twist: Twist = {};
  let seen: Seen[] = [];
  const settings = () => ({ ...usual, ...twist.settings });
  const note = (one: Seen) => void seen.push(one);
  const changed = (response: HttpResponse, request: HttpRequest) =>
    onItsWay(response, request, twist, settings());
  const proxy = () => ({
    intercept: (request: HttpRequest) => twist.proxy?.intercept?.(request),
    change: changed,
  });
  const none = () => ({});
  const id = await openWire('id.localhost', note, proxy);
  const mock = await openWire('login.localhost', note, proxy);
  const api = await openWire('api.localhost', note, proxy);
  const shop = await openWire('shop.localhost', note, none);
  const spa = await openWire('spa.localhost', note, none);
  const places = { shop: shop.origin, spa: spa.origin, legacy: `http://127.0.0.1:${shop.port}` };
  id.handle = providerAt(id.origin, places, api.origin, settings);
  mock.handle = await mockAt(mock.origin);
  api.handle = apiAt(api.origin, id.origin, settings);
  const wires = [id, mock, api, shop, spa];
  return {
    ...{ id, mock, api, shop, spa },
    begin: (next) => {
      twist = next;
      seen = [];
    },
    get twist() {
      return twist;
    },
    get settings() {
      return settings();
    },
    get seen() {
      return seen;
    },
    close: async () => void (await Promise.all(wires.map((wire) => wire.close()))),
  };
}

async function onItsWay(
  response: HttpResponse,
  request: HttpRequest,
  twist: Twist,
  settings: Settings,
): Promise<HttpResponse> {
  const paced = withInterval(response, settings.interval);
  const signed = twist.idToken ? withIdToken(paced, twist.idToken) : paced;
  const edited = twist.answer ? withAnswer(signed, twist.answer) : signed;
  return (await twist.proxy?.change?.(edited, request)) ?? edited;
}

/** oidc-provider names no interval, which means 5 seconds; scenes have less time. */
function withInterval(response: HttpResponse, interval: number): HttpResponse {
  if (!response.body.startsWith('{"device_code"')) return response;
  return { ...response, body: JSON.stringify({ ...JSON.parse(response.body), interval }) };
}

function withAnswer(response: HttpResponse, edits: NonNullable<Twist['answer']>): HttpResponse {
  const location = redirectLocation(response);
  if (location === undefined || !/[?&#](code|error|id_token)=/.test(location)) return response;
  const url = new URL(location);
  const inFragment = url.hash.length > 1;
  const parameters = new URLSearchParams(inFragment ? url.hash.slice(1) : url.search);
  edit(parameters, edits);
  if (inFragment) url.hash = parameters.toString();
  else url.search = parameters.toString();
  const headers = response.headers.map(
    ([name, value]): Header => [name, name.toLowerCase() === 'location' ? url.href : value],
  );
  return { ...response, headers };
}
