import type { Browser, Page } from '@playwright/test';

/** A page in a context of its own, as a first visitor has it: nothing cached, no worker, 1280 x 720. */
export async function firstVisit(browser: Browser): Promise<Page> {
  const viewport = { width: 1280, height: 720 };
  const context = await browser.newContext({ serviceWorkers: 'block', viewport });
  // tsx names inner functions by a helper of its own, which functions sent to the page then lack.
  await context.addInitScript('globalThis.__name = (named) => named');
  return context.newPage();
}
