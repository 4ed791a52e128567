import { header, mediaType, parseUrl } from '../../../protocol/http.ts';
import type { Exchange } from '../exchange.ts';
import { behind, endpointIn, originIn, upTo } from './addresses.ts';
import { answerOf, type Bag, bagOf, bagOfHash, bodyOf, NONE } from './bag.ts';
import { isPage } from './sieve.ts';

/** Not asked for yet; `undefined` is an answer. */
const UNREAD = Symbol('unread');

type Once<T> = T | typeof UNREAD;

/** An exchange with its parts taken out, each when it is first asked for: of thousands, most are never asked. */
export class Reading {
  /** The redirect or self-sending page that led here. */
  from: Reading | undefined = undefined;
  /** Where this one's redirect or form led. */
  to: Reading | undefined = undefined;
  /** Several redirects led to the same address at that time, and nothing tells which of them this one followed. */
  isGuess = false;
  #url: Once<URL | undefined> = UNREAD;
  #origin: Once<string> = UNREAD;
  #query: Once<Bag> = UNREAD;
  #fragment: Once<Bag> = UNREAD;
  #form: Once<Bag> = UNREAD;
  #answer: Once<Bag> = UNREAD;
  #location: Once<URL | undefined> = UNREAD;
  #isNavigation: Once<boolean> = UNREAD;
  readonly method: string;

  /** `index` is its place among the exchanges of all files; `isTelling`: it has a name in it that OAuth messages have. */
  constructor(
    readonly exchange: Exchange,
    readonly index: number,
    readonly isTelling: boolean,
  ) {
    this.method = exchange.entry.request.method.toUpperCase();
  }

  get #text(): string {
    return this.exchange.entry.request.url;
  }

  get url(): URL | undefined {
    if (this.#url === UNREAD) this.#url = parseUrl(this.#text);
    return this.#url;
  }

  /** Scheme and host; empty where only an answer was given. */
  get origin(): string {
    if (this.#origin === UNREAD) this.#origin = originIn(this.#text);
    return this.#origin;
  }

  /** The URL without its fragment. */
  get address(): string {
    return upTo(this.#text, '#');
  }

  /** The URL without query and fragment. */
  get endpoint(): string {
    return endpointIn(this.#text);
  }

  get path(): string {
    return this.endpoint.slice(this.origin.length);
  }

  get query(): Bag {
    if (this.#query === UNREAD) this.#query = bagOf(behind(this.address, '?'));
    return this.#query;
  }

  get fragment(): Bag {
    if (this.#fragment === UNREAD) this.#fragment = bagOfHash(behind(this.#text, '#'));
    return this.#fragment;
  }

  /** What the body holds: a form's fields, or the members of a JSON object that are text. */
  get form(): Bag {
    const { request } = this.exchange.entry;
    if (this.#form === UNREAD) this.#form = bodyOf(request.body, mediaType(request));
    return this.#form;
  }

  /** Members of a JSON answer, or fields of one in form encoding. */
  get answer(): Bag {
    const { response } = this.exchange.entry;
    if (this.#answer === UNREAD)
      this.#answer = response?.body ? answerOf(response.body, mediaType(response)) : NONE;
    return this.#answer;
  }

  /** Where the answer sends the browser, absolute. */
  get location(): URL | undefined {
    if (this.#location === UNREAD) this.#location = locationOf(this.exchange);
    return this.#location;
  }

  /** The credentials of `Authorization: Bearer` or `DPoP`. */
  get bearer(): string | undefined {
    return bearerOf(header(this.exchange.entry.request, 'authorization'));
  }

  /** A page opens, in a window or a frame; no script asks, and no page loads it as a part. */
  get isNavigation(): boolean {
    if (this.#isNavigation === UNREAD) this.#isNavigation = isNavigation(this.exchange);
    return this.#isNavigation;
  }
}

function locationOf({ entry: { request, response } }: Exchange): URL | undefined {
  if (!response) return undefined;
  const { status, redirectUrl } = response;
  // Browsers note status 0 for hops of a chain that they did not keep.
  const redirects = (status >= 300 && status < 400) || (status === 0 && redirectUrl);
  if (!redirects) return undefined;
  const target = header(response, 'location') || redirectUrl;
  return target ? parseUrl(target, URL.canParse(request.url) ? request.url : undefined) : undefined;
}

/** The standard's schemes, and those that some APIs have for the same. */
const SCHEME = /^(?:Bearer|DPoP|token|OAuth)(?![\w=-])/i;

/** The token of an `Authorization` header (RFC 6750 §2.1, RFC 9449 §7.1). */
function bearerOf(authorization: string | undefined): string | undefined {
  const [scheme] = SCHEME.exec(authorization ?? '') ?? [];
  return scheme === undefined ? undefined : authorization?.slice(scheme.length).trim();
}

const STATIC = /\.(?:css|js|mjs|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|json|xml|txt|webmanifest)$/i;

function isNavigation({ entry }: Exchange): boolean {
  const { request, response, by } = entry;
  if (by !== undefined) return by === 'navigation';
  if (entry.preflight || !/^(?:GET|POST|HEAD)?$/i.test(request.method)) return false;
  if (/^[a-z][\w.+-]*:/i.test(request.url) && !/^https?:/i.test(request.url)) return true;
  const mode = header(request, 'sec-fetch-mode');
  if (mode !== undefined) return mode === 'navigate';
  if (header(request, 'x-requested-with') !== undefined || request.url === '') return false;
  const accept = header(request, 'accept');
  if (accept?.trimStart().startsWith('text/html')) return true;
  if (accept !== undefined && !accept.includes('*/*')) return false;
  if (header(request, 'authorization') !== undefined || STATIC.test(upTo(upTo(request.url, '#'), '?')))
    return false;
  if (!response || request.headers.length === 0) return true;
  return isPage(response) || (response.status >= 300 && response.status < 400);
}
