import { type Header, type HttpRequest, header } from '../../../protocol/http.ts';
import { encodeParameters } from '../../../protocol/parameters.ts';
import { type Endpoints, endpointUrls } from '../../endpoint-urls.ts';
import type { Policy } from '../../index.ts';
import { issuer } from '../../testing/demo.ts';
import type { World } from './world.ts';

/** A value that is known only once the situation is there: the code, an assertion signed now. */
export type Late = (world: World) => string | Promise<string>;

/** A parameter's or a header's value; a list stands that many times, `undefined` not at all. */
export type Value = string | Late | readonly (string | Late)[] | undefined;

/** Values by name. */
export type Values = Readonly<Record<string, Value>>;

/** Something that happens before the request. */
export type Step = (world: World) => unknown;

/** A request as a row writes it. */
export interface Asked {
  readonly endpoint: keyof Endpoints;
  /** Follows the endpoint's URL: `/more`. */
  readonly path?: string;
  readonly method: string;
  /** In the query of a GET, in the form of anything else. */
  readonly parameters: Values;
  /** In the query, whatever the method. */
  readonly query?: Values;
  /** Text that stands in the query, or in the body of anything but a GET, instead of the parameters. */
  readonly raw?: string;
  readonly headers: Values;
  readonly before: readonly Step[];
  /** The browser whose cookies go along; none for the back channel. */
  readonly from: 'Ana' | 'another browser' | 'an app';
  readonly policy: Partial<Policy>;
}

export const urls = endpointUrls(issuer);

/** The HTTP message of a request in its situation. */
export async function message(asked: Asked, world: World): Promise<HttpRequest> {
  const { endpoint, path = '', method, raw } = asked;
  const headers: Header[] = [...(await pairs(asked.headers, world)), ...cookies(asked, world)];
  const parameters = raw ?? encodeParameters(await pairs(asked.parameters, world));
  const query = encodeParameters(await pairs(asked.query ?? {}, world));
  const inQuery = method === 'POST' ? query : [parameters, query].filter(Boolean).join('&');
  const url = `${urls[endpoint]}${path}${inQuery === '' ? '' : `?${inQuery}`}`;
  if (method !== 'POST') return { method, url, headers };
  const form: Header = ['Content-Type', 'application/x-www-form-urlencoded'];
  const typed = 'Content-Type' in asked.headers || header({ headers }, 'content-type') !== undefined;
  return { method, url, headers: typed ? headers : [...headers, form], body: parameters };
}

async function pairs(values: Values, world: World): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat() as readonly (string | Late | undefined)[])
      if (one !== undefined) found.push([name, typeof one === 'string' ? one : await one(world)]);
  return found;
}

function cookies({ from }: Asked, { browser }: World): Header[] {
  if (from !== 'Ana' || browser.cookies.size === 0) return [];
  return [['Cookie', [...browser.cookies].map((pair) => pair.join('=')).join('; ')]];
}
