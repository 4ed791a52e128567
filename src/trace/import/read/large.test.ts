import { describe, expect, it } from 'vitest';
import { har, harEntry, readPaste, tokenEntry } from './testing/hars.ts';

/** How long a reading took, in milliseconds. */
function timed(text: string) {
  const start = performance.now();
  const read = readPaste(text);
  return { read, took: performance.now() - start };
}

/** The limits are far above what a quiet machine needs, and far below what anything but linear work would take. */
describe('large files', () => {
  it('of 100,000 entries', () => {
    const entry = harEntry({ headers: [] }, { headers: [], content: {} });
    const { read, took } = timed(JSON.stringify(har(Array.from({ length: 100_000 }, () => entry))));
    expect(read.entries).toHaveLength(100_000);
    expect(took).toBeLessThan(12_000);
  }, 30_000);

  it('that were cut', () => {
    const text = JSON.stringify(har(Array.from({ length: 10_000 }, () => tokenEntry())));
    const { read, took } = timed(text.slice(0, -500));
    expect(read.entries).toHaveLength(9_999);
    expect(took).toBeLessThan(8000);
  });

  it('with a token of 5 MB', () => {
    const text = JSON.stringify({ access_token: 'eyJ'.repeat(1_700_000) });
    const entry = tokenEntry({}, { content: { mimeType: 'application/json', text } });
    const { read, took } = timed(JSON.stringify(har([entry])));
    expect(read.entries[0]?.response?.body).toHaveLength(text.length);
    expect(took).toBeLessThan(5000);
  });

  it.each([
    ['braces', '{\n'.repeat(100_000)],
    ['lists', `{"log":{"entries":[${'['.repeat(200_000)}`],
    ['quotes that never close', 'curl -d \'x" \n'.repeat(50_000)],
    ['commands', 'curl https://as.example/\n'.repeat(20_000)],
    ['halves of forms', 'scope=x\n'.repeat(100_000)],
    ['wrapped URLs', 'a:/b\n'.repeat(100_000)],
    ['brackets', `https://as.example/?code=1${')'.repeat(1_000_000)}`],
    ['tokens without an end', 'eyJ'.repeat(1_000_000)],
    ['messages', 'GET / HTTP/1.1\nA: b\n\n{"a\n'.repeat(10_000)],
    ['lines of curl -v', '* Trying 1\n> GET / HTTP/1.1\n< HTTP/1.1 200 OK\n\n'.repeat(10_000)],
  ])(
    'of %s',
    (_, text) => {
      expect(timed(text).took).toBeLessThan(8000);
    },
    20_000,
  );
});
