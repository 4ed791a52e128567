import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flowIds, isFlowId, loadFlow } from './index.ts';

/** What links, recipes and the documentation call the flows. */
const IDS = [
  ...['authorization-code', 'authorization-code-pkce', 'implicit-form-post', 'hybrid', 'client-credentials'],
  ...['device-authorization', 'resource-owner-password'],
] as const;
const FILES = [...['about.ts', 'failures.ts', 'index.ts', 'machine.ts', 'options.ts', 'steps.ts']];
/** Folders that hold no flow. */
const SHARED = ['kit', 'testing'];

const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !SHARED.includes(entry.name))
  .map((entry) => entry.name);

describe('the flows', () => {
  it('are the seven', () => expect(flowIds).toEqual(IDS));

  it('have each a folder, and each folder is a flow', () => {
    expect(folders.sort()).toEqual([...flowIds].sort());
  });

  it.each(flowIds)('%s is called as its folder is', async (id) => {
    expect(isFlowId(id)).toBe(true);
    expect((await loadFlow(id))?.id).toBe(id);
  });

  it('have each a title of their own', async () => {
    const titles = await Promise.all(flowIds.map(async (id) => (await loadFlow(id))?.title));
    expect(new Set(titles).size).toBe(flowIds.length);
  });

  it.each(['', 'pkce', 'Hybrid', 'hybrid/', 'constructor', '__proto__', 'toString'])(
    'none is called %j',
    async (id) => {
      expect(isFlowId(id)).toBe(false);
      expect(await loadFlow(id)).toBeUndefined();
    },
  );
});

describe('the folders of the flows', () => {
  const readme = readFileSync(join(here, 'README.md'), 'utf8');
  const filesOf = (folder: string) =>
    readdirSync(join(here, folder)).filter((name) => /\.ts$/.test(name) && !name.endsWith('.test.ts'));

  it.each(flowIds)('%s has the same files as the others', (id) => {
    expect(filesOf(id)).toEqual(expect.arrayContaining(FILES));
  });

  it.each(flowIds)('what %s has besides, the README names', (id) => {
    for (const file of filesOf(id).filter((name) => !FILES.includes(name)))
      expect(readme).toContain(`\`${id}/${file}\``);
  });

  it.each(FILES)('the README says what %s holds', (file) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${file.replace('.', '\\.')}\` \\| .{10,} \\|$`, 'm'));
  });

  it('the README of the kit has a row for each of its files, and for no other', () => {
    const rows = readFileSync(join(here, 'kit/README.md'), 'utf8').matchAll(
      /^\| `([\w-]+\.ts)` \| .{10,} \|$/gm,
    );
    expect([...rows].map(([, file]) => file).sort()).toEqual(filesOf('kit').sort());
  });
});
