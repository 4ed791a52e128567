import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { sum, type Tally, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

/** `npm test`: every check in one chain; the last line is `N passed, N failed`. */
interface Part {
  readonly name: string;
  readonly command: string;
  /** What to type when it fails. */
  readonly mend: string;
  /** For test runners: the JSON report they write, and how to count it. */
  readonly report?: { readonly file: string; readonly tally: (report: unknown, succeeded: boolean) => Tally };
  /** Runs only if the part of this name passed. */
  readonly needs?: string;
  /** Runs beside its neighbours that say the same: each alone is too short or too narrow for all processors. */
  readonly beside?: true;
}

const UNIT = 'test-results/unit.json';
const E2E = 'test-results/e2e.json';

const PARTS: readonly Part[] = [
  { name: 'style', command: 'npm run -s check:style', mend: 'npm run fix', beside: true },
  {
    name: 'types',
    command: 'npm run -s check:types',
    mend: 'correct the lines above, then: npm run check:types',
    beside: true,
  },
  {
    name: 'imports',
    command: 'npm run -s check:imports',
    mend: 'see above, then: npm run check:imports',
    beside: true,
  },
  {
    name: 'unused',
    command: 'npm run -s check:unused',
    mend: 'remove what is listed (npx knip --fix drops exports), then: npm run check:unused',
    beside: true,
  },
  {
    name: 'unit tests',
    command: `vitest run --reporter=default --reporter=json --outputFile.json=${UNIT}`,
    mend: 'npm run test:unit -- <file>',
    report: { file: UNIT, tally: tallyOfVitest },
  },
  { name: 'build', command: 'vite build', mend: 'see above, then: npm run build' },
  {
    name: 'bundle',
    command: 'tsx src/tooling/check-bundle.ts',
    mend: 'see above, then: npm run check:bundle',
    needs: 'build',
  },
  {
    name: 'browser tests',
    command: 'playwright test -c e2e/playwright.config.ts',
    mend: 'npm run test:e2e -- <file>',
    report: { file: E2E, tally: tallyOfPlaywright },
    needs: 'build',
  },
];

interface Result {
  readonly name: string;
  readonly tally: Tally;
  readonly seconds: number;
  /** What is said when it has ended. */
  readonly said: string;
}

function environment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _colour, ...rest } = process.env;
  const bin = resolve('node_modules/.bin');
  return { ...rest, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, NO_COLOR: '1' };
}

/** What a part wrote, and whether it succeeded. */
interface Outcome {
  readonly output: string;
  readonly succeeded: boolean;
  readonly seconds: number;
}

function run(command: string): Promise<Outcome> {
  const start = performance.now();
  const child = spawn(command, { shell: true, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const pieces: string[] = [];
    stream.setEncoding('utf8').on('data', (piece: string) => pieces.push(piece));
    return pieces;
  });
  return new Promise((resolve) => {
    const end = (succeeded: boolean, fault?: string) =>
      resolve({
        output: [out?.join(''), err?.join(''), fault].filter(Boolean).join('\n').trimEnd(),
        succeeded,
        seconds: (performance.now() - start) / 1000,
      });
    child.on('error', ({ message }) => end(false, message));
    child.on('close', (code) => end(code === 0));
  });
}

async function runPart(part: Part, before: readonly Result[]): Promise<Result> {
  const needed = before.find((result) => result.name === part.needs);
  if (needed && needed.tally.failed > 0) {
    const said = `\nFAILED  ${part.name}: not run, it needs the ${needed.name}`;
    return { name: part.name, tally: tallyOfCheck(false), seconds: 0, said };
  }
  if (part.report) rmSync(part.report.file, { force: true });
  const { output, succeeded, seconds } = await run(part.command);
  const tally = part.report
    ? part.report.tally(readReport(part.report.file), succeeded)
    : tallyOfCheck(succeeded);
  const said =
    tally.failed > 0
      ? `\nFAILED  ${part.name} (${part.command})\n\n${output}\n\nTo mend: ${part.mend}\n`
      : `ok      ${part.name}`;
  return { name: part.name, tally, seconds, said };
}

/** The parts in their order; those that run beside each other in one group. */
function groups(parts: readonly Part[]): Part[][] {
  const all: Part[][] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.beside && last?.[0]?.beside) last.push(part);
    else all.push([part]);
  }
  return all;
}

function readReport(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function row(name: string, { passed, failed, skipped }: Tally, seconds: number): string {
  const cells = [passed, failed, skipped].map((n) => String(n).padStart(9)).join('');
  return `${name.padEnd(16)}${cells}${seconds.toFixed(1).padStart(9)}`;
}

mkdirSync('test-results', { recursive: true });
const results: Result[] = [];
for (const group of groups(PARTS)) {
  const ended = await Promise.all(group.map((part) => runPart(part, results)));
  for (const { said } of ended) console.log(said);
  results.push(...ended);
}

const total = sum(results.map((result) => result.tally));
console.log(`\n${'part'.padEnd(16)}   passed   failed  skipped  seconds`);
for (const { name, tally, seconds } of results) console.log(row(name, tally, seconds));
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
