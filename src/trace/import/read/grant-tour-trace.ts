import type { Header } from '../../../protocol/http.ts';
import { header } from '../../../protocol/http.ts';
import type { Lack, TraceLack } from '../../events.ts';
import { isObject } from '../../json.ts';
import type { Entry, EntryRequest, EntryResponse, PastedToken } from '../entry.ts';
import { headersOf } from './har/headers.ts';
import { noRequest } from './har/request.ts';
import { type At, sayLeftOut } from './place.ts';
import { kindOfValue } from './problems.ts';
import { type ReadFile, type Text, unreadable } from './read-file.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a JSON document is a trace of Grant Tour's own. */
export const isOwnTrace = (value: unknown): value is Fields =>
  isObject(value) &&
  typeof value['version'] === 'number' &&
  typeof value['flow'] === 'string' &&
  Array.isArray(value['events']);

/**
 * The messages of a trace that Grant Tour wrote, live or imported before. They are read as strangers' are: what the trace says of the
 * flow and of the checks is not believed.
 */
export function readOwnTrace(trace: Fields, { file, problems }: Omit<Text, 'text'>): ReadFile {
  if (trace['version'] !== 1)
    return unreadable(
      file,
      `This trace has version ${kindOfValue(trace['version'])}; only version 1 can be read.`,
      'Grant Tour trace',
      'version',
    );
  const imported = isObject(trace['imported']) ? trace['imported'] : {};
  const events = trace['events'] as readonly unknown[];
  const ats = events.map((_, entry) => ({ file, entry, path: `events[${entry}]`, problems }));
  return {
    ...{ kind: 'Grant Tour trace', exporter: exporterOf(imported['exporters']), problems: [] },
    entries: entriesOf(events, ats),
    lacks: TRACE_LACKS.filter((lack) => isIn(imported['lacks'], lack)),
    tokens: events.flatMap((event, index) => tokensOf(event, ats[index] as At)),
    ...{ problems: problems.list() },
  };
}

function exporterOf(exporters: unknown): string {
  const texts = Array.isArray(exporters) ? exporters.filter((text) => typeof text === 'string') : [];
  return ['Grant Tour', ...texts.filter((text) => text !== 'Grant Tour').slice(0, 5)].join(', ');
}

function entriesOf(events: readonly unknown[], ats: readonly At[]): Entry[] {
  const entries: Entry[] = [];
  const open = new Map<unknown, number>();
  events.forEach((event, index) => {
    const at = ats[index] as At;
    const message = messageOf(event, at);
    if (!message) return;
    if (message.kind === 'request') {
      const entry = askedBy(message, at);
      if (entry) open.set(message.event['exchange'], entries.push(entry) - 1);
      return;
    }
    const response = responseOf(message.fields, message.event, at);
    const asked = open.get(message.event['exchange']);
    open.delete(message.event['exchange']);
    const entry = asked === undefined ? undefined : entries[asked];
    if (asked !== undefined && entry) entries[asked] = { ...entry, response };
    else entries.push({ at: undefined, source: sourceOf(at), request: noRequest, response });
  });
  return entries;
}

interface Message {
  readonly kind: 'request' | 'response';
  readonly fields: Fields;
  readonly event: Fields;
}

function messageOf(event: unknown, at: At): Message | undefined {
  if (!isObject(event)) {
    sayLeftOut(at, '', `is ${kindOfValue(event)}, not an object`);
    return undefined;
  }
  const { kind, message } = event;
  if (kind !== 'request' && kind !== 'response') return undefined;
  if (isObject(message)) return { kind, fields: message, event };
  sayLeftOut(at, '.message', `is ${kindOfValue(message)}, not an object`);
  return undefined;
}

function askedBy({ fields, event }: Message, at: At): Entry | undefined {
  const request = requestOf(fields, event, at);
  if (!request) {
    sayLeftOut(at, '.message.url', `is ${kindOfValue(fields['url'])}, not a URL`);
    return undefined;
  }
  const by = starterOf(event, request.headers);
  return { at: timeOf(event), source: sourceOf(at), request, ...(by ? { by } : {}) };
}

const sourceOf = ({ file, entry, path }: At) => ({ file, entry, path });

const timeOf = ({ at }: Fields): number | undefined =>
  typeof at === 'number' && Number.isFinite(at) ? at : undefined;

/** A live run's browser only opens pages; what an app asks by itself carries `Origin` where it runs in the browser. */
function starterOf({ from }: Fields, headers: readonly Header[]): Entry['by'] {
  if (from === 'browser') return 'navigation';
  if (from !== 'app' && from !== 'api') return undefined;
  return header({ headers }, 'origin') === undefined ? 'server' : 'script';
}

function requestOf(message: Fields, event: Fields, at: At): EntryRequest | undefined {
  const { method, url, body } = message;
  const lacks = lacksOf(event);
  if (typeof url !== 'string' || (url === '' && !lacks.includes('message') && body === undefined))
    return undefined;
  return {
    method: typeof method === 'string' ? method : 'GET',
    url,
    headers: headersOf(message['headers'], '.message.headers', at) ?? [],
    ...(typeof body === 'string' ? { body } : {}),
    lacks,
  };
}

function responseOf(message: Fields, event: Fields, at: At): EntryResponse {
  const { status, body } = message;
  const { failure } = event;
  return {
    at: timeOf(event),
    status: typeof status === 'number' && Number.isInteger(status) && status >= 0 ? status : 0,
    headers: headersOf(message['headers'], '.message.headers', at) ?? [],
    ...(typeof body === 'string' && body !== '' ? { body } : {}),
    ...(typeof failure === 'string' ? { failure } : {}),
    lacks: lacksOf(event),
  };
}

const LACKS: readonly Lack[] = [
  ...(['message', 'body', 'headers', 'cookies', 'authorization', 'fragment', 'time', 'values'] as const),
];

const TRACE_LACKS: readonly TraceLack[] = [
  ...([
    'back channel',
    'front channel',
    'cookies',
    'authorization',
    'request bodies',
    'response bodies',
  ] as const),
  ...(['redirects', 'fragments', 'beginning', 'end', 'times', 'values'] as const),
];

const isIn = (list: unknown, lack: string): boolean => Array.isArray(list) && list.includes(lack);

const lacksOf = ({ lacks }: Fields): Lack[] => LACKS.filter((lack) => isIn(lacks, lack));

const TOKENS = ['id_token', 'access_token', 'refresh_token'] as const;

function tokensOf(event: unknown, at: At): PastedToken[] {
  if (!isObject(event) || event['name'] !== 'pasted_tokens' || !Array.isArray(event['values'])) return [];
  return event['values'].flatMap((given: unknown) => {
    const name = TOKENS.find((token) => isObject(given) && given['name'] === token);
    const value = isObject(given) ? given['value'] : undefined;
    return name && typeof value === 'string' ? [{ name, value, source: sourceOf(at) }] : [];
  });
}
