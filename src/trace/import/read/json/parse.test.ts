import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../problems.ts';
import { har, harEntry, readPaste, tokenEntry } from '../testing/hars.ts';
import { parseJson } from './parse.ts';
import { scanJson } from './scan.ts';

const three = har([harEntry(), tokenEntry(), harEntry({ url: 'https://as.example/{"[' })]);

describe('a HAR that was cut', () => {
  it('is read up to its last whole entry, wherever it was cut', () => {
    const text = JSON.stringify(three, null, 1);
    const starts = [...text.matchAll(/"startedDateTime"/g)].map(({ index }) => index);
    for (let end = starts[1] ?? 0; end < text.length - 3; end += 7) {
      const read = readPaste(text.slice(0, end));
      const whole = end > (starts[2] ?? 0) ? 2 : 1;
      expect([whole, whole + 1]).toContain(read.entries.length);
      expect(read.lacks).toContain('end');
      expect(read.exporter).toBe('a logger 3.1');
    }
  });

  it('says where', () => {
    const text = JSON.stringify(three);
    const { problems } = readPaste(text.slice(0, text.lastIndexOf('"response"')));
    expect(problems).toEqual([
      {
        text: `The file breaks off at character ${text.lastIndexOf('"response"').toLocaleString('en-US')}. The last whole entry is log.entries[1]; what comes after it is lost.`,
        ...{ file: 0, path: 'log.entries[2]', reach: 'part' },
      },
    ]);
  });

  it('is damaged where a text has a line break', () => {
    const text = JSON.stringify(three).replace('grant_type=', 'grant\n_type=');
    expect(readPaste(text)).toMatchObject({
      entries: [{ source: { entry: 0 } }],
      problems: [{ text: expect.stringContaining('damaged') }],
    });
  });
});

describe('a HAR that is not quite JSON', () => {
  it('loses the entries that are not, and no others', () => {
    const text = JSON.stringify(three).replace('"status":200', '"status":NaN');
    const read = readPaste(text);
    expect(read.entries.map(({ source }) => source.entry)).toEqual([1, 2]);
    expect(read.problems[0]?.text).toMatch(/^log\.entries\[0\] is no valid JSON/);
    expect(read.lacks).not.toContain('end');
  });

  it('may have something behind it', () => {
    const read = readPaste(`${JSON.stringify(three)}\n<!-- saved -->`);
    expect(read.entries).toHaveLength(3);
    expect(read.problems[0]?.text).toMatch(
      /^The JSON ends at character [\d,]+; what follows it was not read\.$/,
    );
  });
});

describe('parseJson', () => {
  it('agrees with JSON.parse, and scanJson finds the end of every object', () => {
    fc.assert(
      fc.property(fc.object(), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text, problemsOf(0))?.value).toEqual(JSON.parse(text));
        expect(scanJson(`${text} more`).end).toBe(text.length);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \nae0') }), (text) => {
        parseJson(`{${text}`, problemsOf(0));
      }),
    );
  });
});
