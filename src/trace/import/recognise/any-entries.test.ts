import fc from 'fast-check';
import { expect, it } from 'vitest';
import { integrityProblems } from '../../integrity.ts';
import type { Entry, ReadText } from '../entry.ts';
import { merge } from '../merge.ts';
import { readTextOf } from '../testing/entries-of.ts';
import { app, as, asking, callback } from '../testing/scene.ts';
import { recognise } from './recognise.ts';

const words = fc.constantFrom(
  ...[
    '',
    '__proto__',
    'constructor',
    'code=code-0123456789&state=state-0123456789',
    'grant_type=authorization_code',
  ],
  ...[
    '{"access_token":"a1b2c3d4e5","token_type":"Bearer"}',
    '{"error":"invalid_grant"}',
    '{"keys":[null,1]}',
    '{"__proto__":1}',
  ],
  ...[
    '%',
    '%ff',
    '\u0000',
    '[',
    'null',
    '[]',
    '{"issuer":5,"token_endpoint":{}}',
    'Bearer',
    'Bearer x',
    'Basic !!',
  ],
  ...[
    callback,
    `${callback}?code=code-0123456789&state=state-0123456789`,
    asking(),
    `${as}/token`,
    `${app}/`,
    'http://[::1',
    'myapp://cb?code=1',
  ],
  ...[
    '/login',
    'javascript:alert(1)',
    '<form action="/x"><input type=hidden name=code value=1>',
    '<form action=http://[><input name=code value=1>',
  ],
);
const text = fc.oneof(
  { weight: 4, arbitrary: words },
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.webUrl({ withQueryParameters: true }),
);
const name = fc.oneof(
  text,
  fc.constantFrom(
    'location',
    'authorization',
    'Origin',
    'referer',
    'content-type',
    'date',
    'sec-fetch-mode',
    'accept',
  ),
);
const headers = fc.array(fc.tuple(name, text), { maxLength: 4 });
const time = fc.option(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.double()), { nil: undefined });
const lacks = fc.subarray(['body', 'cookies', 'authorization', 'fragment', 'values', 'message'] as const);
const optional = fc.option(text, { nil: undefined });
const response = fc.record({
  ...{ at: time, status: fc.constantFrom(0, 200, 302, 303, 400, 401, 999), headers, body: optional },
  ...{ redirectUrl: optional, failure: optional, lacks },
});
const entry = fc.record({
  at: time,
  request: fc.record({
    method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'get', ''),
    url: text,
    headers,
    body: optional,
    lacks,
  }),
  response: fc.option(response, { nil: undefined }),
  by: fc.constantFrom(undefined, 'navigation', 'script', 'server'),
  page: fc.constantFrom(undefined, '1', '2'),
});
const files = fc.array(fc.array(entry, { maxLength: 12 }), { minLength: 1, maxLength: 3 });

const readOf = (entries: readonly object[], file: number): ReadText =>
  readTextOf(
    entries.map((one, at) => ({ ...one, source: { file, entry: at, path: `log.entries[${at}]` } }) as Entry),
  );

it('makes sound traces of whatever stands in files, each entry in one of them at most', () => {
  fc.assert(
    fc.property(files, (lists) => {
      const read = lists.map(readOf);
      const { traces, files: reports } = recognise(read.map((one, at) => ({ name: `${at}`, read: one })));
      for (const trace of traces) expect(integrityProblems(trace)).toEqual([]);
      const sources = traces.flatMap(({ events }) =>
        events.flatMap((event) =>
          event.kind === 'request' && event.source ? [`${event.source.file} ${event.source.entry}`] : [],
        ),
      );
      expect(new Set(sources).size).toBe(sources.length);
      reports.forEach(({ entries, copies, used }, file) => {
        expect(entries).toBe(lists[file]?.length);
        expect(copies + used).toBeLessThanOrEqual(entries);
      });
    }),
    { numRuns: 400 },
  );
});

it('merges every file without losing or doubling an entry', () => {
  fc.assert(
    fc.property(files, (lists) => {
      const { exchanges, copies } = merge(lists.map(readOf));
      expect(exchanges.length + copies.reduce((sum, one) => sum + one, 0)).toBe(lists.flat().length);
      exchanges.forEach(({ at, answeredAt }, place) => {
        expect(answeredAt).toBeGreaterThanOrEqual(at);
        expect(at).toBeGreaterThanOrEqual(exchanges[place - 1]?.at ?? Number.NEGATIVE_INFINITY);
      });
    }),
    { numRuns: 300 },
  );
});
