import type { Header } from '../../../protocol/http.ts';
import { encodeParameters } from '../../../protocol/parameters.ts';
import type { Lack } from '../../events.ts';
import { isObject } from '../../json.ts';
import type { Entry } from '../entry.ts';
import { headersOf } from './har/headers.ts';
import { isNoExchange, isPreflight, starterByHeaders } from './har/origin.ts';
import { timeOf } from './har/time.ts';
import { type At, sayLeftOut } from './place.ts';
import { kindOfValue } from './problems.ts';
import type { ReadFile, Text } from './read-file.ts';
import { withRedactions } from './redacted.ts';

/** The list of requests, where a JSON document looks like an export of SAML-tracer. */
export function samlTracerRequests(value: unknown): readonly unknown[] | undefined {
  const requests = isObject(value) ? value['requests'] : undefined;
  if (!Array.isArray(requests)) return undefined;
  const known = (request: unknown) =>
    isObject(request) && typeof request['url'] === 'string' && !isObject(request['request']);
  return requests.length === 0 || requests.some(known) ? requests : undefined;
}

/**
 * An export of SAML-tracer, the browser extension: headers of requests and answers, what forms posted as pairs, and neither bodies of
 * answers nor times.
 */
export function readSamlTracer(
  requests: readonly unknown[],
  { file, problems }: Omit<Text, 'text'>,
): ReadFile {
  let skipped = 0;
  const entries = requests.flatMap((raw, entry) => {
    const at = { file, entry, path: `requests[${entry}]`, problems };
    if (!isNoExchange({ request: raw })) return entryOf(raw, at) ?? [];
    skipped++;
    return [];
  });
  const redacted = withRedactions(entries);
  const timeless = entries.every(({ at }) => at === undefined);
  return {
    ...{ kind: 'SAML-tracer', exporter: 'SAML-tracer', entries: redacted.entries, problems: problems.list() },
    lacks: ['response bodies', 'fragments', ...(timeless ? (['times'] as const) : []), ...redacted.lacks],
    ...(skipped > 0 ? { skipped } : {}),
  };
}

function entryOf(raw: unknown, at: At): Entry | undefined {
  if (!isObject(raw) || typeof raw['url'] !== 'string' || !URL.canParse(raw['url'])) {
    sayLeftOut(
      at,
      isObject(raw) ? '.url' : '',
      `is ${kindOfValue(isObject(raw) ? raw['url'] : raw)}, not a URL`,
    );
    return undefined;
  }
  const { method, url, responseStatus, responseHeaders, timestamp } = raw;
  const sent = timeOf(timestamp);
  const headers = headersOf(raw['requestHeaders'], '.requestHeaders', at) ?? [];
  const body = postOf(raw['post'], raw['postData']);
  const posts = typeof method === 'string' && /^(?:POST|PUT|PATCH)$/i.test(method);
  const answered = headersOf(responseHeaders, '.responseHeaders', at);
  const status = statusOf(responseStatus);
  const request = {
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    ...{ url, headers },
    ...(body === undefined ? {} : { body }),
    lacks: lacksOf(headers, posts && body === undefined, !url.includes('#')),
  };
  const by = starterByHeaders(headers);
  return {
    at: sent,
    source: { file: at.file, entry: at.entry, path: at.path },
    request,
    ...(by === undefined ? {} : { by }),
    ...(isPreflight({}, request) ? { preflight: true as const } : {}),
    ...(status === 0 && (answered ?? []).length === 0
      ? {}
      : { response: { at: undefined, status, headers: answered ?? [], lacks: ['body', 'time'] as const } }),
  };
}

function lacksOf(headers: readonly Header[], body: boolean, fragment: boolean): Lack[] {
  return [
    ...(headers.length > 0 ? [] : (['headers', 'cookies', 'authorization'] as const)),
    ...(body ? (['body'] as const) : []),
    ...(fragment ? (['fragment'] as const) : []),
    'time',
  ];
}

const statusOf = (status: unknown): number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999 ? status : 0;

/** What a form posted: pairs, decoded; newer exports may have the text as well. */
function postOf(post: unknown, text: unknown): string | undefined {
  if (typeof text === 'string' && text !== '') return text;
  if (!Array.isArray(post) || post.length === 0) return undefined;
  const pairs = post.flatMap((pair: unknown) =>
    Array.isArray(pair) && typeof pair[0] === 'string' ? [[pair[0], String(pair[1] ?? '')] as const] : [],
  );
  return pairs.length === 0 ? undefined : encodeParameters(pairs);
}
