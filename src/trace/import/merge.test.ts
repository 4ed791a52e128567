import { describe, expect, it } from 'vitest';
import type { ReadText } from './entry.ts';
import { merge } from './merge.ts';
import { recognise } from './recognise/recognise.ts';
import { readTextOf } from './testing/entries-of.ts';
import {
  as,
  asking,
  begin,
  callback,
  entriesOfScenes,
  form,
  json,
  opens,
  outline,
  type Scene,
  sends,
  to,
  tokens,
} from './testing/scene.ts';

const landing = `${callback}?${form({ code: 'code-0123456789', state: 'state-0123456789' })}`;
const browser: readonly Scene[] = [opens(asking(), to(landing)), opens(landing, to('/'), { takes: 400 })];
const redeem = sends(
  `${as}/token`,
  { grant_type: 'authorization_code', code: 'code-0123456789' },
  tokens('1'),
);
const file = (scenes: readonly Scene[], number = 0, at = begin): ReadText =>
  readTextOf(entriesOfScenes(scenes, { file: number, at }));
const untimed = ({ entries, ...rest }: ReadText): ReadText => ({
  ...rest,
  entries: entries.map(({ at: _, response, ...entry }) => ({
    ...{ ...entry, at: undefined },
    ...(response && { response: { ...response, at: undefined } }),
  })),
});
const urls = (texts: readonly ReadText[]) =>
  merge(texts).exchanges.map(({ entry }) => new URL(entry.request.url).pathname);
const inOrder = ['/authorize', '/signin-oidc', '/token'];

describe('one file', () => {
  it('is sorted by time; what has none stays behind the one before it', () => {
    const [first, second, third] = file([...browser, redeem]).entries;
    if (!first || !second || !third) throw new Error('three entries');
    expect(urls([readTextOf([third, { ...second, at: undefined }, first])])).toEqual([
      '/authorize',
      '/token',
      '/signin-oidc',
    ]);
  });

  it('loses exact copies, but not a second try', () => {
    const { entries } = file([...browser, redeem]);
    const { exchanges, copies } = merge([readTextOf([...entries, ...entries])]);
    expect([exchanges.length, copies]).toEqual([3, [3]]);
    const again = entries.map((entry) => ({ ...entry, at: (entry.at ?? 0) + 1 }));
    expect(merge([readTextOf([...entries, ...again])]).exchanges).toHaveLength(6);
    expect(merge([untimed(readTextOf([...entries, ...entries]))]).exchanges).toHaveLength(6);
  });
});

describe('two files', () => {
  it('whose clocks agree are joined, and nothing moves', () => {
    const texts = [file(browser), file([redeem], 1, begin + 150)];
    expect(urls(texts)).toEqual(inOrder);
    expect(merge(texts).shifted).toEqual([0, 0]);
  });

  it('one behind: moved until no code is redeemed before it came', () => {
    const texts = [file(browser), file([redeem], 1, begin - 3_600_000)];
    const { exchanges, shifted } = merge(texts);
    expect(exchanges.map(({ entry }) => new URL(entry.request.url).pathname)).toEqual(inOrder);
    expect(shifted[1]).toBeGreaterThan(3_600_000);
    expect(recognise(texts.map((read) => ({ name: '', read }))).files.map((one) => one.shifted)).toEqual(
      shifted,
    );
  });

  it('by how much, a server’s Date tells', () => {
    const date = (at: number) => [['Date', new Date(at).toUTCString()]] as const;
    const seen = opens(asking(), { ...to(landing), headers: [['Location', landing], ...date(begin + 150)] });
    const behind = 120_000;
    const asked = { ...redeem, answer: json({}, 400, date(begin + 5150)) };
    const { shifted } = merge([
      file([seen, opens(landing, to('/'))]),
      file([asked], 1, begin + 5000 - behind),
    ]);
    expect(Math.abs((shifted[1] ?? 0) - behind)).toBeLessThanOrEqual(1000);
  });

  it('that saw the same: each exchange once, in its fuller account', () => {
    const bare = browser.map(({ answer, ...scene }) => ({
      ...scene,
      answer: { ...answer, headers: [] },
      requestLacks: ['headers' as const],
    }));
    for (const apart of [40, 90_000]) {
      const texts = [file(bare), file([...browser, redeem], 1, begin + apart)];
      const { exchanges, copies, shifted } = merge(texts);
      expect(exchanges.map(({ entry }) => entry.source.file)).toEqual([1, 1, 1]);
      expect(copies).toEqual([2, 0]);
      expect(shifted).toEqual([0, apart === 40 ? 0 : -apart]);
    }
  });

  it('one without times: behind the arrival of the code that it redeems', () => {
    const later = opens('https://shop.customer.example/later', to('/'), { after: 5000 });
    expect(urls([file([...browser, later]), untimed(file([redeem], 1))])).toEqual([...inOrder, '/later']);
  });

  it('are one attempt', () => {
    const { traces, files } = recognise(
      [file(browser), file([redeem], 1, begin - 9000)].map((read, at) => ({ name: `${at}`, read })),
    );
    expect(traces.map(outline)).toEqual([
      [
        'authorization-code',
        'browser > AS GET /authorize',
        'browser > app GET /signin-oidc',
        'app > AS POST /token',
      ],
    ]);
    expect(files.map(({ used }) => used)).toEqual([2, 1]);
  });
});
