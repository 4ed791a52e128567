import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../browser.ts';
import { startServer } from '../static-server.ts';
import { noisyHar } from './noisy-har.ts';
import { firstVisit } from './page.ts';
import { median } from './statistics.ts';
import { columns } from './table.ts';

/** Sizes of HAR, in entries; the last is about 30 MB. */
const SIZES = [300, 1_000, 5_000, 20_000] as const;

/** What opening one HAR took. */
interface Opened {
  /** From choosing the file until the cause, and the diagram, are on the screen, in milliseconds. */
  readonly cause: number;
  readonly drawn: number;
  /** The longest task of the page's main thread meanwhile, in milliseconds; tasks below 50 are not told. */
  readonly longest: number;
  /** How much the page's heap has grown after the trace was closed again, in bytes. */
  readonly left: number;
}

/** Opens HARs of growing size in the built page: until the cause is read, until it is drawn, what is left after closing. */
export async function tracesReport(rounds: number): Promise<string> {
  const found = await findBrowser();
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  const server = await startServer({ dir: 'dist' });
  const folder = mkdtempSync(join(tmpdir(), 'traces-'));
  try {
    const rows: string[][] = [];
    for (const size of SIZES) {
      const text = await noisyHar(size);
      const file = join(folder, `${size}.har`);
      writeFileSync(file, text);
      const opened: Opened[] = [];
      for (let round = 0; round < rounds * 2 + 1; round++) opened.push(await open(browser, server.url, file));
      rows.push(rowOf(size, text.length, opened));
    }
    return columns([
      ['a HAR dropped, median of a few', 'MB', 'cause', 'diagram', 'longest task', 'left after closing'],
      ...rows,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await browser.close();
    await server.close();
  }
}

function rowOf(size: number, bytes: number, opened: readonly Opened[]): string[] {
  const middle = (key: keyof Opened) => median(opened.map((one) => one[key]));
  const longest = Math.max(...opened.map((one) => one.longest));
  return [
    `${size.toLocaleString('en')} entries`,
    (bytes / 1e6).toFixed(1),
    `${middle('cause').toFixed(0)} ms`,
    `${middle('drawn').toFixed(0)} ms`,
    longest < 50 ? 'under 50 ms' : `${longest.toFixed(0)} ms`,
    `${(middle('left') / 1e6).toFixed(1)} MB`,
  ];
}

/** Long tasks, and when the cause and the diagram first stood there, watched from inside the page. */
interface Watched {
  start: number;
  cause: number;
  drawn: number;
  longest: number;
}

async function open(browser: Browser, url: string, file: string): Promise<Opened> {
  const page = await firstVisit(browser);
  const session = await page.context().newCDPSession(page);
  await page.goto(`${url}#/trace`);
  const input = page.getByLabel('Open a trace');
  await input.waitFor({ state: 'attached' });
  // Whoever drops a file has looked at the page for a moment.
  await page.waitForTimeout(1_500);
  const before = await heapOf(session);
  await watch(page);
  await input.setInputFiles(file);
  const handle = await page.waitForFunction(() => {
    const watched = (globalThis as { watched?: Watched }).watched;
    return watched && watched.cause > 0 && watched.drawn > 0 ? watched : undefined;
  });
  const watched = (await handle.jsonValue()) as Watched;
  await page.getByRole('button', { name: /^Close / }).click();
  await page.getByLabel('Open a trace').waitFor({ state: 'attached' });
  const left = (await heapOf(session)) - before;
  await page.context().close();
  const { start, cause, drawn, longest } = watched;
  return { cause: cause - start, drawn: drawn - start, longest, left };
}

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { start: 0, cause: 0, drawn: 0, longest: 0 };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
    }).observe({ type: 'longtask' });
    document.addEventListener(
      'change',
      () => {
        watched.start = performance.now();
      },
      { capture: true, once: true },
    );
    const look = () => {
      const now = performance.now();
      if (watched.cause === 0 && document.querySelector('[data-rule]')) watched.cause = now;
      if (watched.drawn === 0 && document.querySelector('svg [data-seq]')) watched.drawn = now;
      if (watched.cause === 0 || watched.drawn === 0) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
