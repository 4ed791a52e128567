import type { Header } from '../../../../protocol/http.ts';
import { header } from '../../../../protocol/http.ts';
import type { Lack } from '../../../events.ts';
import type { EntryRequest, EntryResponse } from '../../entry.ts';

/** The first line of a request. */
export interface RequestLine {
  readonly method: string;
  readonly target: string;
}

const METHODS = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS';
const REQUEST = new RegExp(`^(${METHODS}) (\\S+)(?: (HTTP/\\d(?:\\.\\d)?))?\\s*$`);

/** `POST /token HTTP/1.1`; without the version only where the target is a whole URL or a header follows. */
export function requestLine(line: string, following: string | undefined): RequestLine | undefined {
  const [, method, target, version] = REQUEST.exec(line) ?? [];
  if (method === undefined || target === undefined) return undefined;
  const absolute = /^https?:\/\//i.test(target);
  if (version === undefined && !absolute && !(target.startsWith('/') && headerLine(following ?? '')))
    return undefined;
  return { method, target };
}

/** The status of `HTTP/1.1 302 Found`. */
export function statusLine(line: string): number | undefined {
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(line)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** `Name: value`. */
export function headerLine(line: string): Header | undefined {
  const [, name, value = ''] = /^(:?[\w!#$%&'*+.^`|~-]+):(?: (.*)|)$/s.exec(line) ?? [];
  if (name === undefined || name.length > 100) return undefined;
  return [name, value.trim()];
}

/** Without HTTP/2's pseudo headers. */
export const plainHeaders = (headers: readonly Header[]): Header[] =>
  headers.filter(([name]) => !name.startsWith(':'));

/** A request out of its parts. A path alone becomes a URL by its `Host` header. */
export function requestFrom(
  { method, target }: RequestLine,
  all: readonly Header[],
  body: string | undefined,
  scheme: 'https' | 'http' = 'https',
): EntryRequest | undefined {
  const headers = plainHeaders(all);
  const pseudo = (name: string) => all.find(([named]) => named === name)?.[1];
  const host = header({ headers }, 'host') ?? pseudo(':authority');
  const url = /^https?:\/\//i.test(target) ? target : `${scheme}://${host ?? UNKNOWN_HOST}${target}`;
  if (!URL.canParse(url)) return undefined;
  const length = header({ headers }, 'content-length')?.trim();
  const lacking =
    !body && ((length !== undefined && length !== '0') || (length === undefined && /^P/.test(method)));
  const lacks: Lack[] = ['time'];
  if (headers.length === 0) lacks.push('headers', 'cookies', 'authorization');
  if (lacking) lacks.push('body');
  if (!url.includes('#')) lacks.push('fragment');
  return { method, url, headers, lacks, ...(body ? { body } : {}) };
}

/** What stands for a host that the text does not name; it can never be one. */
export const UNKNOWN_HOST = 'host.invalid';

/** A response out of its parts. */
export function responseFrom(
  status: number,
  all: readonly Header[],
  body: string | undefined,
): EntryResponse {
  const headers = plainHeaders(all);
  const lacks: Lack[] = ['time'];
  if (headers.length === 0) lacks.push('headers', 'cookies');
  const length = header({ headers }, 'content-length')?.trim();
  if (!body && status !== 204 && status !== 304 && length !== '0') lacks.push('body');
  return { at: undefined, status, headers, lacks, ...(body ? { body } : {}) };
}
