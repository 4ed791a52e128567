import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadFile } from './read-file.ts';
import { readText } from './read-text.ts';
import { har, harEntry, pairs, readJson, readPaste, tokenEntry } from './testing/hars.ts';
import { kindsOfDamage, mutated } from './testing/mutate.ts';

/** What every reader promises, whatever it was given. */
function promises(read: ReadFile): void {
  for (const { at, source, request, response } of read.entries) {
    expect(at === undefined || Number.isInteger(at)).toBe(true);
    expect(source.path).not.toBe('');
    const texts = [
      request.method,
      request.url,
      ...request.headers.flat(),
      request.body ?? '',
      response?.body ?? '',
    ];
    expect(texts.concat(response?.headers.flat() ?? []).every((text) => typeof text === 'string')).toBe(true);
    expect(request.url === '' || URL.canParse(request.url)).toBe(true);
    expect(response === undefined || Number.isInteger(response.status)).toBe(true);
    expect(request.headers.some(([name]) => name.startsWith(':') || name === '')).toBe(false);
    expect(new Set(request.lacks).size).toBe(request.lacks.length);
  }
  expect(read.problems.length).toBeLessThanOrEqual(51);
  for (const { text } of read.problems) {
    expect(text).toMatch(/[.:)]$|inside$/);
    expect(text).not.toMatch(/\n|TypeError|undefined|\[object|\bat .*:\d+:\d+/);
    expect(text.length).toBeLessThan(400);
  }
  if (read.entries.length === 0 && (read.tokens ?? []).length === 0 && read.kind === 'unknown')
    expect(read.problems.some(({ reach }) => reach === 'file')).toBe(true);
}

const small = har(
  [
    harEntry(
      {
        url: 'https://as.example/authorize?response_type=code&state=a',
        cookies: [{ name: 'a', value: 'b' }],
        queryString: pairs({ state: 'a' }),
      },
      {
        status: 302,
        redirectURL: 'https://app.example/cb?code=1',
        headers: pairs({ location: 'https://app.example/cb?code=1', 'set-cookie': 'a=b' }),
      },
      { _resourceType: 'document', pageref: 'page_1', _fetchedViaServiceWorker: false },
    ),
    tokenEntry(),
    tokenEntry(
      { postData: { mimeType: 'application/x-www-form-urlencoded', params: pairs({ a: 'b' }) } },
      { content: { text: 'e30=', encoding: 'base64', size: 2 } },
      { _error: 'net::ERR_FAILED' },
    ),
  ],
  { pages: [{ id: 'page_1' }], browser: { name: 'x', version: '1' } },
);

describe('readText', () => {
  it('reads 10,000 damaged HARs as far as they can be read', () => {
    expect(kindsOfDamage).toBeGreaterThan(14);
    let [entries, problems] = [0, 0];
    for (let seed = 0; seed < 10_000; seed++) {
      const read = readPaste(mutated(small, seed));
      if (seed % 10 === 0) promises(read);
      entries += read.entries.length;
      problems += Math.min(1, read.problems.length);
    }
    // Damage in one place leaves most of the others whole.
    expect(entries).toBeGreaterThan(22_000);
    expect(problems).toBeGreaterThan(2_000);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  }, 30_000);

  it('takes any text', () => {
    const parts = fc.constantFrom(
      'curl ',
      "-d 'a=b' ",
      'https://as.example/cb?code=1&state=2',
      '\n',
      '{"error":"x"}',
      '{',
      '> GET / HTTP/1.1\n',
      '< HTTP/1.1 200 OK\n',
      'HTTP/1.1 302 Found\n',
      'Location: /x\n',
      '\\',
      "'",
      '"',
      '^',
      '$',
      '&',
      'eyJhbGciOiJub25lIn0.e30.',
      'state: x\n',
      '* Trying\n',
      '\ud800',
      '\u202e',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(parts, { maxLength: 30 }).map((all) => all.join('')),
      fc.json().map((json) => json),
    );
    fc.assert(
      fc.property(text, (given) => promises(readPaste(given))),
      { numRuns: 500 },
    );
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (text) =>
        promises(readText({ name: '', text, file: 3 })),
      ),
    );
  });

  it.each([
    ['', 'This is empty.'],
    [' \n\t', 'This is empty.'],
    ['<!doctype html><title>x</title>', 'This is an HTML page, not a trace.'],
    ['<?xml version="1.0"?><a/>', 'This is XML, not a trace.'],
    ['<samlp:Response xmlns:samlp="x"/>', 'This is XML, not a trace.'],
    ['{"a":1,"b":2}', 'This is JSON (a, b), but no trace.'],
    ['{}', 'This is JSON (an empty object), but no trace.'],
    ['[1,2]', 'This is a JSON list, but no entry of a HAR stands in it.'],
    ['{"iss":"x","exp":1}', 'This looks like a token that is decoded already'],
    ['{"log":{"entries":[', 'This starts like JSON but is none'],
    ['9:version;2:', 'Nothing that OAuth sends was found'],
    ['4:1:x', 'This looks like a file of mitmproxy flows'],
    ['Hello there', 'Nothing that OAuth sends was found in this text.'],
  ])('says of %j what it is', (text, why) => {
    const read = readPaste(text);
    expect(read).toMatchObject({ kind: 'unknown', entries: [], problems: [{ reach: 'file', file: 0 }] });
    expect(read.problems[0]?.text).toContain(why);
  });

  it('takes a page whose form carries an answer, and no other page', () => {
    const page =
      '<!doctype html><form action="https://app.example/cb"><input type=hidden name=code value=abc></form>';
    expect(readPaste(page).entries).toMatchObject([
      { request: { lacks: ['message'] }, response: { status: 200, body: page } },
    ]);
    expect(readPaste('<html><a href="https://a.example/?code=1">x</a>').kind).toBe('unknown');
  });

  it('takes no URL out of other JSON that means nothing to OAuth', () => {
    expect(readPaste('{"docs":"https://a.example/docs"}').kind).toBe('unknown');
    expect(readPaste('{"url":"https://a.example/cb?code=1"}').kind).toBe('URLs');
  });

  it('says of a HAR too that bytes of it were no text', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(har([tokenEntry({ method: 'P?T' })])));
    bytes[bytes.indexOf(63)] = 0xe9;
    const read = readText({ name: '', text: bytes, file: 0 });
    expect(read).toMatchObject({ kind: 'HAR', problems: [{ text: expect.stringContaining('no UTF-8') }] });
  });

  it('says what a binary file is', () => {
    const read = readText({ name: 'x', text: Uint8Array.of(0x50, 0x4b, 3, 4), file: 2 });
    expect(read.problems).toEqual([
      { text: expect.stringContaining('a ZIP archive'), file: 2, reach: 'file' },
    ]);
  });

  it('leaves foreign text as it stands, and shows it on one line', () => {
    const hostile = 'x"><img src=x onerror=alert(1)>\nsequenceDiagram\n\u202e%%{init}%%';
    const read = readJson(
      har(
        [tokenEntry({ headers: pairs({ [hostile]: hostile }), method: hostile }), harEntry({ url: hostile })],
        { creator: { name: hostile, version: hostile } },
      ),
    );
    expect(read.entries[0]?.request.headers[0]?.[0]).toBe(hostile);
    const said = [read.exporter, ...read.problems.map(({ text }) => text)];
    expect(said.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(Math.max(...said.map((text) => text.length))).toBeLessThan(200);
  });
});
