import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashesIn, policy } from './content-security-policy.ts';
import { workerSource } from './offline-worker.ts';
import { fate } from './slim-mermaid.ts';

const root = join(import.meta.dirname, '../..');

describe('the content security policy', () => {
  it('allows nothing by default, own scripts, and the given styles only', () => {
    const text = policy(['sha256-abc=']);
    expect(text).toMatch(/^default-src 'none'; script-src 'self'; connect-src 'self';/);
    expect(text).toContain("style-src 'self' 'sha256-abc='; ");
    expect(text).not.toContain("script-src 'self' 'unsafe");
  });

  it('finds hashes in single exports and in lists', () => {
    expect(hashesIn({ one: 'sha256-a', many: ['sha256-b', 'sha256-c'], other: 5 })).toEqual([
      'sha256-a',
      'sha256-b',
      'sha256-c',
    ]);
  });
});

describe('slim mermaid', () => {
  it('knows the chunks of the installed mermaid', () => {
    const names = readdirSync(join(root, 'node_modules/mermaid/dist/chunks/mermaid.core'));
    const parts = names
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => ({ name, ...fate(`./${name}`) }));
    const kept = parts.filter(({ kept }) => kept !== undefined && kept !== 'shared').map(({ kept }) => kept);
    expect(kept.sort()).toEqual(['dagre-', 'sequenceDiagram-', 'stateDiagram-v2-']);
    expect(parts.filter(({ stubbed }) => stubbed).length).toBeGreaterThan(20);
    expect(fate('./elk-XV6XMXQE.mjs')).toEqual({ stubbed: true });
    expect(fate('katex')).toEqual({ stubbed: true });
    expect(fate('./chunk-Y2CYZVJY.mjs')).toEqual({ kept: 'shared' });
    expect(fate('d3')).toEqual({ kept: 'shared' });
  });
});

describe('the offline worker', () => {
  const template = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8');
  const bytes = (text: string) => new TextEncoder().encode(text);
  const version = (source: string) => /VERSION = '([^']+)'/.exec(source)?.[1];

  it('lists every file once and changes its version with any content', () => {
    const one = workerSource(
      template,
      new Map([
        ['b.js', bytes('1')],
        ['a.js', bytes('1')],
      ]),
    );
    const two = workerSource(
      template,
      new Map([
        ['b.js', bytes('2')],
        ['a.js', bytes('1')],
      ]),
    );
    expect(one).toContain('["a.js","b.js"]');
    expect(version(one)).toMatch(/^[0-9a-f]{16}$/);
    expect(version(two)).not.toBe(version(one));
  });

  it('has the same version for the same files in any order', () => {
    const files: [string, Uint8Array][] = [
      ['a.js', bytes('1')],
      ['b.js', bytes('2')],
    ];
    expect(workerSource(template, new Map(files))).toBe(workerSource(template, new Map(files.reverse())));
  });

  it('keeps a name with a quote readable', () => {
    const source = workerSource(template, new Map([["it's.js", bytes('')]]));
    const list = /FILES = (JSON.parse\(.*\));/.exec(source)?.[1] ?? '';
    expect(new Function(`return ${list}`)()).toEqual(["it's.js"]);
  });
});
