import type { Header } from '../../../../protocol/http.ts';
import { isObject } from '../../../json.ts';
import { type At, sayPart } from '../place.ts';
import { kindOfValue } from '../problems.ts';

/**
 * A HAR's headers as they stood, without HTTP/2's pseudo headers (`:authority`). Several values that an exporter joined with line
 * breaks become several headers. `undefined` where the file has no headers at all.
 */
export function headersOf(value: unknown, below: string, at: At): Header[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return Object.entries(value).flatMap(([name, text]) => named(name, text) ?? []);
  if (!Array.isArray(value)) {
    sayPart(at, below, `is ${kindOfValue(value)}, not a list of headers`);
    return undefined;
  }
  const headers: Header[] = [];
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    const read = isObject(item) ? named(item['name'], item['value']) : pairOf(item);
    if (read) for (const header of read) headers.push(header);
    else sayPart(at, `${below}[${index}]`, 'has no name and value');
  }
  return headers;
}

const pairOf = (item: unknown): Header[] | undefined =>
  Array.isArray(item) && item.length === 2 ? named(item[0], item[1]) : undefined;

const NONE: Header[] = [];

function named(name: unknown, value: unknown): Header[] | undefined {
  if (typeof name !== 'string') return undefined;
  if (name === '' || name.startsWith(':')) return NONE;
  if (typeof value === 'string')
    return value.includes('\n') ? value.split('\n').map((line): Header => [name, line]) : [[name, value]];
  if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]];
  if (value === null || value === undefined) return [[name, '']];
  if (Array.isArray(value)) return value.flatMap((one) => named(name, one) ?? NONE);
  return undefined;
}

/** Whether HTTP/2's pseudo headers are there: Chrome writes them, unless it knows the headers only in part. */
export function hasPseudoHeaders(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.some((item) => isObject(item) && typeof item['name'] === 'string' && item['name'][0] === ':');
}

/** Whether there is a header of this name, written small. */
export function hasHeader(headers: readonly Header[], wanted: string): boolean {
  for (const [name] of headers)
    if (name.length === wanted.length && name.toLowerCase() === wanted) return true;
  return false;
}
