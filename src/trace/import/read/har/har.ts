import { isObject } from '../../../json.ts';
import type { Entry } from '../../entry.ts';
import { joined } from '../lacks.ts';
import type { At } from '../place.ts';
import { sayLeftOut } from '../place.ts';
import { kindOfValue, type Problems } from '../problems.ts';
import type { ReadFile, Text } from '../read-file.ts';
import { withRedactions } from '../redacted.ts';
import { entryOf } from './entry.ts';
import { type Exporter, exporterOf } from './exporter.ts';
import { hasPseudoHeaders } from './headers.ts';
import { fileLacks } from './lacks.ts';
import { isNoExchange } from './origin.ts';
import { type Read, withoutTwins } from './twins.ts';

/** Where the entries stand in a JSON document that is a HAR or a part of one. */
export interface HarParts {
  readonly log: unknown;
  readonly entries: readonly unknown[];
  /** `log.entries`; empty where the document is the list itself. */
  readonly path: string;
}

/**
 * A HAR 1.1 or 1.2 as any program writes it, or a part of one. What can be read is read, and each entry or part that cannot is said.
 * @see [HAR 1.2](http://www.softwareishard.com/blog/har-12-spec/)
 */
export function readHar({ log, entries, path }: HarParts, { file, problems }: Omit<Text, 'text'>): ReadFile {
  const all: Read[] = [];
  let skipped = 0;
  entries.forEach((raw, entry) => {
    if (isObject(raw) && isNoExchange(raw)) skipped++;
    else {
      const read = guarded(raw, { file, entry, path: `${path}[${entry}]`, problems });
      if (read) all.push({ raw, entry: read });
    }
  });
  const kept = withoutTwins(all);
  const exporter = exporterOf(
    log,
    kept.map(({ entry }) => entry),
  );
  const whole = kept.map((read) => withProvisional(read, exporter));
  const lacks = fileLacks(whole, exporter);
  const redacted = withRedactions(lacks.entries);
  return {
    kind: 'HAR',
    exporter: exporter.words,
    entries: redacted.entries,
    lacks: [...lacks.trace, ...redacted.lacks],
    problems: problems.list(),
    ...(skipped + all.length > kept.length ? { skipped: skipped + all.length - kept.length } : {}),
  };
}

/** Nothing that stands in one entry can keep the others from being read. */
function guarded(raw: unknown, at: At): Entry | undefined {
  try {
    return entryOf(raw, at);
  } catch {
    sayLeftOut(at, '', 'is too deep or too large to be read');
    return undefined;
  }
}

/** Chrome knows the headers of cached answers and of some others in part only ("provisional headers"): then those of HTTP/2 are missing. */
function withProvisional({ raw, entry }: Read, { family }: Exporter): Entry {
  if (family !== 'chromium' || !isObject(raw) || raw['_resourceType'] === undefined) return entry;
  const request = raw['request'];
  if (!isObject(request) || typeof request['httpVersion'] !== 'string') return entry;
  if (!/^(?:http\/[23]|h[23])/i.test(request['httpVersion']) || hasPseudoHeaders(request['headers']))
    return entry;
  const lacks = joined(entry.request.lacks, ['headers', 'cookies', 'authorization']);
  return { ...entry, request: { ...entry.request, lacks } };
}

/** Finds the entries in a JSON document; `undefined` where it is no HAR. Says what is wrong with one that has none. */
export function harPartsOf(value: unknown, problems: Problems): HarParts | undefined {
  if (Array.isArray(value)) return value.some(isEntry) ? { log: {}, entries: value, path: '' } : undefined;
  if (!isObject(value)) return undefined;
  const { log, entries } = value;
  if (isObject(log)) return { log, entries: listOf(log['entries'], problems), path: 'log.entries' };
  if (Array.isArray(entries) && entries.some(isEntry)) return { log: value, entries, path: 'entries' };
  return isEntry(value) ? { log: {}, entries: [value], path: '' } : undefined;
}

function listOf(entries: unknown, problems: Problems): readonly unknown[] {
  const list = Array.isArray(entries) ? entries : [];
  if (list.length > 0) return list;
  const what = Array.isArray(entries) ? 'is empty' : `is ${kindOfValue(entries)}, not a list`;
  problems.say({
    text: `This looks like a HAR, but log.entries ${what}: there is no message in it.`,
    path: 'log.entries',
    reach: 'file',
  });
  return list;
}

const isEntry = (value: unknown): boolean =>
  isObject(value) && isObject(value['request']) && typeof value['request']['url'] === 'string';
