import { type HttpResponse, header, redirectLocation } from '../../../protocol/http.ts';
import { encodeParameters, parameter } from '../../../protocol/parameters.ts';
import type { Client } from '../../index.ts';
import { type Browser, type Draft, getDraft, type Pair, postDraft } from '../draft.ts';
import type { ClientKey } from '../keys.ts';
import { pageOf } from '../page.ts';
import { issuer } from '../world.ts';

/** A piece of a flow: it gives out one request after another and is told each answer. */
export type Walk<T> = Generator<Draft, T, HttpResponse>;

/** Where a browser came to rest. */
export interface Landing {
  readonly url: string;
  readonly response: HttpResponse;
  /** The page's own name; `undefined` outside the server and for what is no page. */
  readonly page: string | undefined;
  /** The parameters of the authorization response, once outside. */
  readonly answer: readonly Pair[];
}

/** Opens a page and follows the server's redirects to the next page or outside. */
export function* open(browser: Browser, first: Draft): Walk<Landing> {
  let draft: Draft = { ...first, browser };
  let response = yield draft;
  for (let hop = 0; hop < 5; hop += 1) {
    const location = redirectLocation(response);
    if (location === undefined) return { url: draft.path, response, ...standing(response) };
    const target = URL.canParse(location, issuer) ? new URL(location, issuer) : undefined;
    if (target?.origin !== new URL(issuer).origin)
      return { url: location, response, page: undefined, answer: target ? parametersOf(target) : [] };
    draft = getDraft(target.href, { browser });
    response = yield draft;
  }
  return { url: draft.path, response, page: undefined, answer: [] };
}

function standing(response: HttpResponse): Pick<Landing, 'page' | 'answer'> {
  if (!header(response, 'content-type')?.startsWith('text/html')) return { page: undefined, answer: [] };
  const { name, forms } = pageOf(response);
  const posted = name === 'form_post' ? forms[0]?.fields : undefined;
  return { page: name, answer: posted ?? [] };
}

function parametersOf({ searchParams, hash }: URL): Pair[] {
  return [...searchParams, ...new URLSearchParams(hash.slice(1))];
}

/** Fills the form of a page that has this button, and presses it; a page without the button stays. */
export function* press(
  browser: Browser,
  landing: Landing,
  button: string,
  typed: Readonly<Record<string, string>> = {},
): Walk<Landing> {
  const form = pageOf(landing.response).forms.find(({ buttons }) =>
    buttons.some(([name, value]) => name === 'action' && value === button),
  );
  if (!form || !URL.canParse(form.action, issuer)) return landing;
  const sent = form.fields.map(([name, value]): Pair => [name, typed[name] ?? value]);
  return yield* open(browser, postDraft(form.action, [...sent, ['action', button]]));
}

/** A request of a client at the back channel, authenticated as it is registered. */
export function backChannel(
  path: string,
  client: Client,
  parameters: readonly Pair[],
  proof?: { readonly key: ClientKey; readonly accessToken?: string } | undefined,
): Draft {
  const id: Pair = ['client_id', client.client_id];
  const secret = client.client_secret ?? '';
  const method = client.token_endpoint_auth_method;
  if (method === 'client_secret_basic')
    return postDraft(path, parameters, {
      proof,
      headers: [['Authorization', basic(client.client_id, secret)]],
    });
  if (method === 'client_secret_post')
    return postDraft(path, [...parameters, id, ['client_secret', secret]], { proof });
  if (method === 'private_key_jwt') return postDraft(path, parameters, { proof, assertionBy: client });
  return postDraft(path, [...parameters, id], { proof });
}

/** RFC 6749 §2.3.1: both halves are form-encoded first. */
export function basic(id: string, secret: string): string {
  const encoded = [id, secret].map((text) => encodeParameters([['', text]]).slice(1));
  return `Basic ${btoa(encoded.join(':'))}`;
}

/** The members of a JSON answer that are text. */
export function textMembers(response: HttpResponse): Pair[] {
  try {
    const value: unknown = JSON.parse(response.body);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  } catch {
    return [];
  }
}

/** A text member of a JSON answer. */
export function member(response: HttpResponse, name: string): string | undefined {
  return parameter(textMembers(response), name);
}
