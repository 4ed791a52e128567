import { type Browser, chromium, type Page } from '@playwright/test';
import { perform } from '../../lab/index.ts';
import { findBrowser } from '../browser.ts';
import { startServer } from '../static-server.ts';
import { type LongRun, longRun } from './long-run.ts';
import { firstVisit } from './page.ts';
import { median, percentile } from './statistics.ts';
import { installProbe, type StepTime, step } from './steps.ts';
import { columns } from './table.ts';

/** Lengths of run, in recorded events. */
const LENGTHS = [30, 100, 300] as const;

/** Longer than a run is performed in: until then the diagram does not change. */
const QUIET_MS = 800;

/** What was measured in runs of one length, in milliseconds. */
interface Measured {
  readonly run: LongRun;
  readonly performed: readonly number[];
  /** Going to recorded events: one on or back, and far away. */
  readonly near: readonly StepTime[];
  readonly far: readonly StepTime[];
  /** From the key until one of the last events stands there again, performed anew, in the diagram too. */
  readonly again: readonly number[];
  /** From sending one of the last messages, edited, until what follows stands there. */
  readonly sent: readonly number[];
}

/**
 * Recipes in long runs: performing one in Node; in the built page, going to any recorded event, going on from the last ones, which
 * performs the recipe again, and sending a message edited. For each of {@link LENGTHS} events, with how many times the shortest
 * run's median it takes.
 */
export async function recipesReport(rounds: number): Promise<string> {
  const found = await findBrowser();
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  const server = await startServer({ dir: 'dist' });
  try {
    const measured: Measured[] = [];
    for (const length of LENGTHS)
      measured.push(await measure(browser, server.url, await longRun(length), rounds));
    return report(measured);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measure(browser: Browser, url: string, run: LongRun, rounds: number): Promise<Measured> {
  const performed: number[] = [];
  for (let round = 0; round < 5 + 10 * rounds; round++) {
    const started = performance.now();
    await perform(run.recipe);
    // The compiler is warming up in the first ones.
    if (round >= 5) performed.push(performance.now() - started);
  }
  const page = await firstVisit(browser);
  await page.goto(`${url}${run.hash}`);
  const region = page.getByRole('region', { name: 'Sequence diagram' });
  await region.locator('[aria-current="step"]').waitFor();
  await installProbe(region);
  const moves = await goToEvents(page, rounds);
  const acts = await actAgain(page, rounds);
  await page.context().close();
  return { run, performed, ...moves, ...acts };
}

async function goToEvents(page: Page, rounds: number): Promise<Pick<Measured, 'near' | 'far'>> {
  const [near, far]: [StepTime[], StepTime[]] = [[], []];
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const press = async (keys: readonly string[], into: StepTime[]) => {
    for (const key of keys) {
      const time = await step(page, key);
      if (time) into.push(time);
    }
  };
  for (let round = 0; round < rounds; round++) {
    await timeline.blur();
    await press(Array(12).fill('ArrowLeft'), near);
    await press(Array(12).fill('ArrowRight'), near);
    await press(['Home'], far);
    await timeline.focus();
    await press([...Array(9).fill('PageUp'), 'End', 'Home', 'End', ...Array(5).fill('PageDown'), 'End'], far);
  }
  await timeline.blur();
  return { near, far };
}

/**
 * Goes on from one of the last events, another one each time, which performs the run again up to there; then edits the last
 * message that has a value to spoil, and sends it.
 */
async function actAgain(page: Page, rounds: number): Promise<Pick<Measured, 'again' | 'sent'>> {
  const [again, sent]: [number[], number[]] = [[], []];
  for (let round = 0; round < 5 * rounds; round++) {
    await step(page, 'ArrowLeft');
    const performed = await step(page, 'c', QUIET_MS);
    if (performed) again.push(performed.seen);
  }
  for (let round = 0; round < 5 * rounds; round++) {
    await editLastMessage(page, `edited-${round}`);
    const went = await step(page, 'Control+Enter', QUIET_MS);
    if (went) sent.push(went.seen);
  }
  return { again, sent };
}

/** What is edited: a value that must be right. */
const FIELD = /^(refresh_token|code_verifier|code|transaction|authorization)$/i;
const MOST_BACK = 12;

async function editLastMessage(page: Page, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: FIELD }).first();
  for (let back = 0; back < MOST_BACK; back++) {
    await page.keyboard.press('e');
    await page.waitForTimeout(QUIET_MS);
    if (await field.isVisible()) {
      await field.fill(value);
      // The untouched run is performed beside it, and the differences are marked.
      await page.waitForTimeout(QUIET_MS);
      return;
    }
    await page.keyboard.press('Escape');
    await step(page, 'ArrowLeft');
  }
  throw new Error(`None of the last ${MOST_BACK} events has ${FIELD}.`);
}

function report(measured: readonly Measured[]): string {
  const of = (what: string, times: (one: Measured) => readonly number[]): string[][] => {
    const shortest = median(times(measured[0] as Measured));
    const row = (one: Measured) => {
      const values = times(one);
      const grown = `${(median(values) / shortest).toFixed(1)} x`;
      const text = (value: number) => `${value.toFixed(1)} ms`;
      return [
        `  ${one.run.events} events, ${one.run.stops} to go to`,
        ...[String(values.length), text(median(values)), text(percentile(values, 0.95)), grown],
      ];
    };
    return [[what], ...measured.map(row)];
  };
  return columns([
    ['', 'n', 'median', 'p95', 'grown'],
    ...of('perform a recipe in Node', ({ performed }) => performed),
    ...of('one event on or back: script, style, layout', ({ near }) => near.map(({ work }) => work)),
    ...of('one event on or back: key to paint', ({ near }) => near.map(({ seen }) => seen)),
    ...of('to an event far away: script, style, layout', ({ far }) => far.map(({ work }) => work)),
    ...of('to an event far away: key to paint', ({ far }) => far.map(({ seen }) => seen)),
    ...of('performed again up to one of the last events: key to paint', ({ again }) => again),
    ...of('one of the last messages, edited, is sent: key to paint', ({ sent }) => sent),
  ]);
}
