import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrityProblems } from '../integrity.ts';
import { importFiles, importTrace } from './import.ts';
import { as, asking, callback, form, outline } from './testing/scene.ts';

const landing = `${callback}?${form({ code: 'code-0123456789', state: 'state-0123456789' })}`;
const har = (...urls: readonly string[]) =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'a proxy', version: '1' },
      entries: urls.map((url, at) => ({
        startedDateTime: new Date(1_772_442_000_000 + at * 1000).toISOString(),
        time: 20,
        request: { method: 'GET', url, headers: [{ name: 'Accept', value: 'text/html' }] },
        response: { status: 200, headers: [], content: { mimeType: 'text/html', text: '<title>x</title>' } },
      })),
    },
  });

describe('one text', () => {
  it('a HAR, and pasted addresses', () => {
    for (const text of [
      har(asking(), landing),
      `${asking()}\n${landing}`,
      new TextEncoder().encode(har(asking(), landing)),
    ]) {
      const { traces, files } = importTrace(text);
      expect(traces.map(outline)).toEqual([
        ['authorization-code', 'browser > AS GET /authorize', 'browser > app GET /signin-oidc'],
      ]);
      expect(files).toMatchObject([{ name: 'Pasted text', entries: 2, used: 2 }]);
    }
  });

  it.each(['', '{', 'hello', '{"log":{"entries":5}}', 'null', '\u0000'])(
    '%j has no flow, and says so',
    (text) => {
      const { traces, problems } = importTrace(text);
      expect(traces).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['code=abc&state=x', 'authorization-code', 'browser > app POST '],
    ['code=abc', 'authorization-code', 'browser > app POST '],
    ['id_token=eyJhbGciOiJub25lIn0.e30.&state=x', 'implicit-form-post', 'browser > app POST '],
    ['error=access_denied&error_description=no', 'authorization-code', 'browser > app POST '],
    ['grant_type=client_credentials', 'client-credentials', 'app > AS POST '],
    ['grant_type=authorization_code&code=abc&code_verifier=d', 'authorization-code-pkce', 'app > AS POST '],
    ['response_type=code&client_id=a&state=x', 'authorization-code', 'browser > AS POST '],
  ])('a form alone, %s', (text, flow, message) => {
    const { traces, problems } = importTrace(text);
    expect(problems).toEqual([]);
    expect(traces.map(outline)).toEqual([[flow, message]]);
    expect(traces[0]?.events[0]).not.toMatchObject({ lacks: expect.arrayContaining(['message']) });
  });

  it('an empty token request that was refused', () => {
    const text = `POST ${as}/token HTTP/1.1\nContent-Length: 0\n\nHTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{"error":"invalid_request"}\n`;
    expect(importTrace(text).traces.map(outline)).toEqual([['unknown', 'app > AS POST /token']]);
  });

  it('never throws, and makes sound traces', () => {
    const line = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom(asking(), landing, `curl ${as}/token -d grant_type=password`),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(line).map((lines) => lines.join('\n')),
          fc.json(),
          fc.uint8Array(),
        ),
        (text) => {
          for (const trace of importTrace(text).traces) expect(integrityProblems(trace)).toEqual([]);
        },
      ),
    );
  });
});

describe('several files', () => {
  it('are read as one, and tell how far they are', () => {
    const told: number[] = [];
    const { traces, files } = importFiles(
      [
        { name: 'first.har', text: har(asking()) },
        { name: 'second.txt', text: landing },
      ],
      (done, words) => {
        expect(words).not.toBe('');
        told.push(done);
      },
    );
    expect(traces).toHaveLength(1);
    expect(traces[0]?.imported?.exporters).toHaveLength(2);
    expect(files.map(({ name, used }) => [name, used])).toEqual([
      ['first.har', 1],
      ['second.txt', 1],
    ]);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});
