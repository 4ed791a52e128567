import { describe, expect, it } from 'vitest';
import { importFiles } from '../../trace/index.ts';
import { problemsOf } from './use-reading.ts';

const answer = 'https://shop.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj';
const imported = (...texts: string[]) => importFiles(texts.map((text, at) => ({ name: `${at}.txt`, text })));

describe('why nothing can be shown', () => {
  it('is nothing where some of it can', () => {
    expect(problemsOf(imported(answer), 0)).toEqual([]);
    expect(problemsOf(imported('nonsense', answer), 0)).toEqual([]);
  });

  it('is what the reader says', () => {
    expect(problemsOf(imported(''), 0).join()).toMatch(/empty/);
  });

  it('looks at what is added alone', () => {
    expect(problemsOf(imported(answer, 'nonsense'), 1)).toHaveLength(1);
    expect(problemsOf(imported(answer, 'nonsense', answer.replace('Splx', 'Spry')), 1)).toEqual([]);
  });

  it('is said also where the reader had nothing to complain of', () => {
    const { files, ...rest } = imported(answer, answer);
    const unused = files.map((file, at) => (at === 1 ? { ...file, used: 0 } : file));
    expect(problemsOf({ ...rest, files: unused }, 1)).toEqual(['Nothing in it belongs to a flow.']);
  });
});
