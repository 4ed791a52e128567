import { describe, expect, it } from 'vitest';
import type { BundleReport, ChunkReport } from './bundle-report.ts';
import { bundleFaults, importChain, initialChunks } from './check-bundle.ts';

const chunk = (file: string, more: Partial<ChunkReport> = {}): ChunkReport => ({
  file,
  entry: false,
  facade: null,
  gzip: 10,
  imports: [],
  dynamicImports: [],
  modules: [],
  ...more,
});

const MERMAID = 'node_modules/mermaid/dist/mermaid.core.mjs';

const leaking: BundleReport = {
  chunks: [
    chunk('main.js', {
      entry: true,
      facade: 'index.html',
      imports: ['shared.js'],
      dynamicImports: ['lazy.js'],
    }),
    chunk('shared.js', { modules: ['src/views/run.ts', MERMAID] }),
    chunk('lazy.js', { modules: ['node_modules/jose/dist/webapi/index.js'] }),
  ],
  imports: {
    'index.html': ['src/app/main.tsx'],
    'src/app/main.tsx': ['src/views/run.ts'],
    'src/views/run.ts': [MERMAID],
    'src/diagram/lazy.ts': [MERMAID],
  },
};

describe('the bundle check', () => {
  it('counts what loads together with the entry, not what loads later', () => {
    expect(initialChunks(leaking).map(({ file }) => file)).toEqual(['main.js', 'shared.js']);
  });

  it('names the package that leaked and the chain of imports that leaked it', () => {
    expect(importChain(leaking, 'mermaid')).toEqual([
      'index.html',
      'src/app/main.tsx',
      'src/views/run.ts',
      MERMAID,
    ]);
    const faults = bundleFaults(leaking);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('mermaid loads before the first page');
    expect(faults[0]).toContain('src/views/run.ts');
  });

  it('takes a package whose name only looks alike for another one', () => {
    const report = {
      ...leaking,
      chunks: [chunk('main.js', { entry: true, modules: ['node_modules/mermaid-like/jose/index.js'] })],
    };
    expect(bundleFaults(report)).toEqual([]);
  });

  it('refuses scripts above the limit', () => {
    const report: BundleReport = { chunks: [chunk('main.js', { entry: true, gzip: 101 })], imports: {} };
    expect(bundleFaults(report, 100)[0]).toContain('101 bytes');
    expect(bundleFaults(report, 101)).toEqual([]);
  });

  it('refuses a build without an entry', () => {
    expect(bundleFaults({ chunks: [], imports: {} })).toHaveLength(1);
  });
});
