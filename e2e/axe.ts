import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = (createRequire(import.meta.url)('axe-core') as { source: string }).source;

/**
 * What axe finds wrong in the page, a line each. Frames are left out: those of the simulated browser run no scripts,
 * axe's neither.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  // Colours on their way to another theme are neither the old nor the new.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  const options: RunOptions = { iframes: false };
  const results = await page.evaluate<AxeResults, RunOptions>(
    (given) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}
