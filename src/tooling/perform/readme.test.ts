import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const [, section = ''] = readme.split(/^## Replay from code$([\s\S]*?)^## /m);

/** The blocks of code in a language, in order. */
const blocks = (language: string): string[] =>
  [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  );

/** Inside the project, where an example's packages and settings are found as a reader's are. */
const CACHE = 'node_modules/.cache';

/** Runs a tool of the project in a folder. */
function run(folder: string, tool: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(resolve('node_modules/.bin', tool), args, {
    ...{ cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
  });
  return { status, stdout, stderr };
}

describe('“Replay from code” in the README', () => {
  let folder = '';
  const [example = '', ...others] = blocks('ts');

  beforeAll(() => {
    mkdirSync(CACHE, { recursive: true });
    folder = mkdtempSync(join(CACHE, 'readme-'));
    symlinkSync(resolve('src'), join(folder, 'src'), 'junction');
    writeFileSync(join(folder, 'recipe.json'), blocks('json')[0] ?? '');
    writeFileSync(join(folder, 'example.ts'), example);
    const settings = { extends: resolve('tsconfig.json'), include: [], files: ['example.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    // As the project's own package.json says: without it Node takes the example for CommonJS.
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has one example in TypeScript', () => {
    expect(example).toContain('perform(recipe)');
    expect(others).toEqual([]);
  });

  it('its example keeps to the types', () => {
    expect(run(folder, 'tsc', ['-p', '.'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('its example says which check refused the guessed verifier, and how the run ended', () => {
    const { status, stdout, stderr } = run(folder, 'tsx', ['example.ts']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^The code_verifier .*: expected \S+, found \S+ \(RFC 7636 §4\.6\)\nrefused: /m);
  });

  const script: string = JSON.parse(readFileSync('package.json', 'utf8')).scripts.perform;
  const commands = (blocks('sh')[0] ?? '').trim().split('\n');

  it.each(commands)('its command performs the recipe: %s', (command) => {
    const [, args = ''] = /^npm run -s perform -- (.+)$/.exec(command) ?? [];
    const [tool = '', file = '', ...rest] = `${script} ${args}`.split(' ');
    const { status, stdout, stderr } = run(folder, tool, [resolve(file), ...rest]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [, out] = / --out (\S+)/.exec(args) ?? [];
    const written = out === undefined ? stdout : readFileSync(join(folder, out), 'utf8');
    const outcome = args.includes('--json') ? JSON.parse(written).events.at(-1).outcome : written;
    expect(outcome).toMatch(/refused/);
  });
});
