import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Move, packRecipe, perform, plainRecipe } from '../../lab/index.ts';
import { traceText } from '../../trace/export/text.ts';
import { recipeFileText } from '../../views/saved/recipe-file.ts';
import { performCommand } from './command.ts';

const recipe = plainRecipe('client-credentials');
const refused = plainRecipe('client-credentials', { options: { mishap: 'wrong client secret' } });

const folder = mkdtempSync(join(tmpdir(), 'grant-tour-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this content; its path. */
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const run = (args: readonly string[], stdin = '') => performCommand(args, async () => stdin);

describe('npm run perform', async () => {
  const expected = traceText(await perform(recipe));
  const packed = await packRecipe(recipe);
  const ours = file('ours.json', JSON.stringify(recipe));

  it.each([
    ['a file with a recipe', [ours], ''],
    ['a recipe file', [file('saved.json', recipeFileText({ name: 'Mine', recipe }))], ''],
    ['a recipe of version 1', [file('old.json', JSON.stringify({ ...recipe, version: 1 }))], ''],
    ['a file with a byte order mark', [file('bom.json', `\ufeff${JSON.stringify(recipe)}\r\n`)], ''],
    ['a link', [`https://x.example/tour/?a#/flows/client-credentials?step=2&recipe=${packed}&event=3`], ''],
    ['what a link carries', [packed], ''],
    ['a file with a link', [file('link.txt', `#/flows/client-credentials?recipe=${packed}\n`)], ''],
    ['standard input', ['-'], JSON.stringify(recipe)],
    ['what a link carries, from standard input', ['-'], `${packed}\n`],
  ])('performs %s', async (_what, args, stdin) => {
    expect(await run(args, stdin)).toEqual({ code: 0, stdout: expected, stderr: '' });
  });

  it('prefers a file to a link of the same name', async () => {
    const name = '2.abcdefgh';
    expect((await run([name])).stderr).toMatch(/^The link: It is damaged/);
    expect((await run([file(name, JSON.stringify(recipe))])).code).toBe(0);
  });

  it('prints JSON, or writes to a file', async () => {
    const trace = await perform(recipe);
    expect(JSON.parse((await run([ours, '--json'])).stdout)).toEqual(JSON.parse(JSON.stringify(trace)));
    const out = join(folder, 'out.txt');
    expect(await run([ours, '--out', out])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(out, 'utf8')).toBe(expected);
  });

  it('is content with a refusal, unless something else is expected', async () => {
    const bad = file('refused.json', JSON.stringify(refused));
    expect((await run([bad])).code).toBe(0);
    expect((await run([bad, '--expect', 'refused'])).code).toBe(0);
    const unexpected = await run([bad, '--expect', 'complete']);
    expect(unexpected.code).toBe(1);
    expect(unexpected.stdout).toContain('end: refused');
    expect(unexpected.stderr).toMatch(/^Expected the run to end complete; it ended refused: .+\n$/);
    expect((await run([ours, '--expect', 'refused'])).code).toBe(1);
  });

  it.each([
    ['a missing file', [join(folder, 'none.json')], /none\.json cannot be read: ENOENT/],
    ['a folder', [folder], /cannot be read: EISDIR/],
    ['no JSON', [file('no.json', '{"a": \u001b[2J')], /no\.json: It is not JSON.*\\u\{1b\}/],
    ['an empty file', [file('empty.json', '')], /empty\.json: It is empty/],
    ['no recipe', [file('flow.json', '{"version":2,"flow":3}')], /flow\.json: \$\.flow: expected a text/],
    [
      'a recipe file with a fault',
      [file('w.json', JSON.stringify({ grantTour: 'recipe', recipe: { ...recipe, moves: [{}] } }))],
      /\$\.recipe\.moves\[0\]\.at: expected the name of a stop/,
    ],
    ['a later version', [file('later.json', '{"version":9}')], /\$\.version: expected 1 or 2, got 9/],
    [
      'an unknown flow',
      [file('x.json', JSON.stringify({ ...recipe, flow: '\u202e' }))],
      /\$\.flow: no flow.*u\{202e\}/,
    ],
    [
      'a link without a recipe',
      ['https://x.example/#/flows/hybrid?step=1'],
      /The link: It carries no recipe/,
    ],
    ['a damaged link', [`${packed.slice(0, -9)}`], /The link: It is damaged/],
    ['nothing', [], /Give one recipe/],
    ['two recipes', [ours, ours], /Give one recipe/],
    ['an unknown flag', [ours, '--fast'], /Unknown option '--fast'/],
    ['an unknown outcome', [ours, '--expect', 'luck'], /--expect takes complete or refused, not luck/],
    [
      'a file that cannot be written',
      [ours, '--out', join(folder, 'no', 'out')],
      /cannot be written: ENOENT/,
    ],
  ])('says in one line what is wrong with %s', async (_what, args, said) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(/^[^\p{Cc}\p{Cf}]+\n$/u);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const option of ['--json', '--out', '--expect', 'Exit code']) expect(stdout).toContain(option);
  });
});

describe('the script itself', () => {
  /** Starts the command as npm does; `stop` closes its output at the first bytes. */
  function start(args: readonly string[], { stdin = '', stop = false } = {}) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/tooling/perform.ts', ...args]);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (bytes) => {
      stdout += bytes;
      if (stop) child.stdout.destroy();
    });
    child.stderr.on('data', (bytes) => {
      stderr += bytes;
    });
    child.stdin.end(stdin);
    return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  it('performs what it reads from standard input', async () => {
    const { code, stdout, stderr } = await start(['-', '--expect', 'complete'], {
      stdin: JSON.stringify(recipe),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(traceText(await perform(recipe)));
  });

  it('ends with its code and one line where there is no recipe', async () => {
    expect(await start(['-'], { stdin: 'null' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Standard input: $: expected an object\n',
    });
  });

  it('is quiet when whoever reads stops early', async () => {
    // Many times what a pipe holds, so that most of it meets a closed one.
    const moves = Array.from({ length: 40 }, (_, at): Move => {
      return { at: at === 0 ? 'end' : `end #${at + 1}`, do: 'pick', offer: 'userinfo' };
    });
    const long = plainRecipe('authorization-code-pkce', { moves });
    const { code, stdout, stderr } = await start(['-', '--json'], {
      stdin: JSON.stringify(long),
      stop: true,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(0);
    const { stdout: whole } = await performCommand(['-', '--json'], async () => JSON.stringify(long));
    expect(stdout.length).toBeLessThan(whole.length);
  });
});
