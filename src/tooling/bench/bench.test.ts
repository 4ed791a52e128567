import { describe, expect, it } from 'vitest';
import { perform, unpackRecipe } from '../../lab/index.ts';
import { isStop } from '../../trace/index.ts';
import type { ChunkReport } from '../bundle-report.ts';
import { longRun } from './long-run.ts';
import { sizeRows } from './sizes.ts';
import { median, percentile } from './statistics.ts';
import { table, timesRow } from './table.ts';

const chunk = (file: string, gzip: number, more: Partial<ChunkReport> = {}): ChunkReport => ({
  file,
  gzip,
  entry: false,
  facade: null,
  imports: [],
  dynamicImports: [],
  modules: [],
  ...more,
});

describe('the bench', () => {
  it('takes percentiles by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(values, 0.95)).toBe(95);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNaN();
  });

  it('gives no p95 of a handful of samples', () => {
    expect(timesRow('few', [1, 2, 3])).toEqual(['few', '3', '2.0 ms', '']);
    expect(timesRow('none', [])).toEqual(['none', '0', 'not measured', '']);
  });

  it('counts a shared chunk once, for the part that loads it first', () => {
    const shared = 'node_modules/mermaid/dist/chunks/mermaid.core/sequenceDiagram-5NDRBG5M.mjs';
    const rows = sizeRows({
      imports: {},
      chunks: [
        chunk('main.js', 1000, { entry: true, imports: ['react.js'] }),
        chunk('react.js', 2000),
        chunk('mermaid.js', 3000, {
          modules: ['node_modules/mermaid/dist/mermaid.core.mjs'],
          imports: ['d3.js', 'react.js'],
        }),
        chunk('d3.js', 500, { modules: ['node_modules/jose/dist/webapi/index.js'] }),
        chunk('sequence.js', 400, { modules: [shared], imports: ['d3.js'] }),
      ],
    });
    expect(rows.map(([what, , figure]) => `${what.trim()}: ${figure}`)).toEqual([
      'scripts before the first page: 3.0 kB gz',
      'jose: + 0.5 kB gz',
      'mermaid: + 3.0 kB gz',
      'mermaid: sequence diagram: + 0.4 kB gz',
      'all scripts: 6.9 kB gz',
    ]);
  });

  it.each([30, 100])('makes a run of at least %i events, with a link to its last one', async (length) => {
    const { recipe, events, stops, hash } = await longRun(length);
    const query = new URLSearchParams(hash.split('?')[1]);
    const opened = await unpackRecipe(query.get('recipe') ?? '');
    expect(opened).toEqual(recipe);
    const trace = await perform(opened);
    const recorded = trace.events.slice(0, Number(query.get('until')) + 1);
    expect({ events: recorded.length, stops: recorded.filter(isStop).length }).toEqual({ events, stops });
    expect(events).toBeGreaterThanOrEqual(length);
    expect(events).toBeLessThan(length + 4);
    expect(isStop(recorded.at(-1) as (typeof recorded)[number])).toBe(true);
  });

  it('prints columns', () => {
    expect(table([['a', '1', '2 ms', '']]).split('\n')).toEqual(['    n   median   p95', 'a   1     2 ms']);
  });
});
