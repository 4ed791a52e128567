import { describe, expect, it } from 'vitest';
import { canBeRead, givenIn } from './dropped.ts';

type Kept = Readonly<Record<string, string>>;

const transfer = (texts: Kept, files: readonly File[] = [], entries: readonly object[] = []): DataTransfer =>
  ({
    types: [...Object.keys(texts), ...(files.length + entries.length > 0 ? ['Files'] : [])],
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files,
    getData: (type: string) => texts[type] ?? '',
  }) as unknown as DataTransfer;

const entry = (name: string) => ({
  ...{ name, isFile: true, isDirectory: false },
  file: (done: (file: File) => void) => done(new File(['x'], name)),
});
const folder = (name: string, inside: readonly object[]) => ({
  ...{ name, isFile: false, isDirectory: true },
  createReader: () => ({ readEntries: (done: (found: readonly object[]) => void) => done(inside) }),
});
const namesIn = async (given: DataTransfer) => (await givenIn(given, 'Dropped text')).map(({ name }) => name);

describe('what is dropped', () => {
  it('is files before text, and text before nothing', async () => {
    const texts = { 'text/plain': 'https://shop.example/cb?code=c' };
    expect(await namesIn(transfer(texts, [new File(['x'], 'a.har')]))).toEqual(['a.har']);
    expect(await givenIn(transfer(texts), 'Dropped text')).toEqual([
      { name: 'Dropped text', content: texts['text/plain'] },
    ]);
    expect(await givenIn(transfer({ 'text/uri-list': 'https://a.example/?code=c' }), 'Link')).toHaveLength(1);
    expect(await givenIn(transfer({ 'text/plain': ' \n' }), 'Dropped text')).toEqual([]);
  });

  it('is the files of a folder, of its folders too, without hidden ones, and not without end', async () => {
    const deep = folder('in', [entry('b.har'), entry('.DS_Store')]);
    const [a] = [entry('a.har')];
    expect(await namesIn(transfer({}, [], [folder('out', [a, deep])]))).toEqual(['a.har', 'b.har']);
    const many = folder(
      'many',
      Array.from({ length: 90 }, (_, at) => entry(`${at}.har`)),
    );
    expect(await namesIn(transfer({}, [], [many]))).toHaveLength(50);
  });

  it('is taken only where it can be read', () => {
    expect(canBeRead(transfer({ 'text/html': '<b>' }))).toBe(false);
    expect(canBeRead(transfer({ 'text/uri-list': 'https://a.example' }))).toBe(true);
  });
});
