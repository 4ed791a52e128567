import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkImports } from './import-rules.ts';
import { readImportTable } from './import-table.ts';

const table = readImportTable(`
| folder | what it is | may import |
|---|---|---|
| \`protocol\` | values | nothing of ours |
| \`trace\` | events | \`protocol\` |
| \`lab\` | performs | \`protocol\`, \`trace\` |
| \`views\` | panels | \`trace\`, \`lab/index.ts\` |
| \`app\` | main | \`protocol\`, \`views\` |
| \`tooling\` | checks | everything |
`);

const check = (files: Readonly<Record<string, string>>) =>
  checkImports(table, new Map(Object.entries(files)));
const where = (files: Readonly<Record<string, string>>) => check(files).map((fault) => fault.where);

describe('the import table', () => {
  it('lets pass what a row allows, the own folder and packages', () => {
    const files = {
      'trace/a.ts':
        "import { b } from './b.ts';\nimport { z } from '../protocol/z.ts';\nimport { setup } from 'xstate';",
      'trace/b.ts': '',
      'protocol/z.ts': '',
    };
    expect(check(files)).toEqual([]);
  });

  it.each([
    ['a static import', "import { a } from '../trace/a.ts';"],
    ['a type-only import', "import type { A } from '../trace/a.ts';"],
    ['a re-export', "export { a } from '../trace/a.ts';"],
    ['a star re-export', "export * from '../trace/a.ts';"],
    ['a dynamic import', "const a = () => import('../trace/a.ts');"],
    ['an import type', "type A = import('../trace/a.ts').A;"],
    ['an import without extension', "import { a } from '../trace/a';"],
    ['an import of a style sheet', "import '../trace/a.css';"],
  ])('names file, line, rule and remedy for %s that no row allows', (_kind, line) => {
    const [fault, ...others] = check({ 'protocol/z.ts': `\n${line}`, 'trace/a.ts': '' });
    expect(others).toEqual([]);
    expect(fault?.where).toBe('protocol/z.ts:2');
    expect(fault?.rule).toContain('protocol may not import trace');
    expect(fault?.mend).not.toBe('');
  });

  it('is not misled by comments and strings', () => {
    expect(
      check({ 'protocol/z.ts': "// import '../trace/a.ts'\nexport const s = \"import '../trace/a.ts'\";" }),
    ).toEqual([]);
  });

  it('opens a folder by its index only where the row says so', () => {
    const files = { 'lab/index.ts': '', 'lab/gate.ts': '', 'trace/a.ts': '' };
    expect(where({ ...files, 'views/v.ts': "import { p } from '../lab/index.ts';" })).toEqual([]);
    const [fault] = check({ ...files, 'views/v.ts': "import { g } from '../lab/gate.ts';" });
    expect(fault?.rule).toContain('only by lab/index.ts');
  });

  it('lets nobody import tooling, and tooling import everything', () => {
    expect(where({ 'tooling/t.ts': "import '../lab/gate.ts';", 'lab/gate.ts': '' })).toEqual([]);
    expect(where({ 'tooling/t.ts': '', 'app/main.tsx': "import '../tooling/t.ts';" })).toEqual([
      'app/main.tsx:1',
    ]);
  });

  it('leaves test files and testing/ alone', () => {
    const line = "import '../lab/gate.ts'; export const t = Date.now();";
    expect(
      where({
        'trace/a.test.ts': line,
        'trace/testing/a.ts': line.replace('..', '../..'),
        'lab/gate.ts': '',
      }),
    ).toEqual([]);
  });

  it('wants a row for every folder', () => {
    expect(check({ 'elsewhere/a.ts': "import './b.ts';" })[0]?.rule).toContain('no row');
  });

  it('refuses a table that names a folder without a row', () => {
    const text = '| folder | what it is | may import |\n|---|---|---|\n| `a` | x | `nowhere` |';
    expect(() => readImportTable(text)).toThrow('nowhere');
  });

  it('refuses a README without the table', () => {
    expect(() => readImportTable('# Folders')).toThrow('no table');
  });
});

describe('rings of imports', () => {
  it('names every file of a ring, type-only imports included', () => {
    const [fault, ...others] = check({
      'trace/a.ts': "import { b } from './b.ts';",
      'trace/b.ts': "import type { C } from './c.ts';",
      'trace/c.ts': "export const a = () => import('./a.ts');",
    });
    expect(others).toEqual([]);
    expect(fault?.rule).toContain('trace/a.ts -> trace/b.ts -> trace/c.ts -> trace/a.ts');
  });

  it('takes a diamond for no ring', () => {
    const files = {
      'trace/a.ts': "import './b.ts'; import './c.ts';",
      'trace/b.ts': "import './d.ts';",
      'trace/c.ts': "import './d.ts';",
      'trace/d.ts': '',
    };
    expect(check(files)).toEqual([]);
  });
});

describe('the clock and randomness', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'globalThis.Math.random()',
    "Math['random']()",
    'crypto.getRandomValues(new Uint8Array(4))',
    'globalThis.crypto.randomUUID()',
    'Date.now',
  ])('are inputs: %s is refused outside app', (code) => {
    expect(where({ 'lab/clock.ts': `\n\nexport const x = ${code};` })).toEqual(['lab/clock.ts:3']);
    expect(where({ 'app/main.tsx': `export const x = ${code};` })).toEqual([]);
  });

  it('a date of a given time is none of them', () => {
    expect(
      where({ 'lab/clock.ts': 'export const x = new Date(0); export const y = crypto.subtle;' }),
    ).toEqual([]);
  });
});

it("the project's own table can be read", () => {
  const own = readImportTable(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8'));
  expect(own.find((rule) => rule.folder === 'trace')?.mayImport).toEqual(['protocol']);
  expect(own.find((rule) => rule.folder === 'ui')?.mayImport).toEqual([]);
});
