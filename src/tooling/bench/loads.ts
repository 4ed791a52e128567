import type { Browser } from '@playwright/test';
import { firstVisit } from './page.ts';

/** When a page load got how far, in milliseconds since its navigation started. */
export interface Load {
  /** The browser's own first-contentful-paint. */
  readonly firstPaint: number;
  /** The end of the frame that shows the diagram's last change. */
  readonly diagram: number;
}

/** A diagram that has not changed for so long is finished; the waiting is not counted. */
const QUIET_MS = 500;

/** Loads an address `count` times, each in a fresh context: nothing cached, no worker. */
export async function measureLoads(browser: Browser, address: string, count: number): Promise<Load[]> {
  const loads: Load[] = [];
  // The first load also warms the server and the browser, and is not counted.
  for (let i = 0; i <= count; i += 1) {
    const load = await measureLoad(browser, address);
    if (i > 0) loads.push(load);
  }
  return loads;
}

async function measureLoad(browser: Browser, address: string): Promise<Load> {
  const page = await firstVisit(browser);
  await page.addInitScript(() => {
    // A message posted from an animation frame arrives after that frame was painted.
    const channel = new MessageChannel();
    channel.port2.onmessage = () => performance.mark('diagram');
    const inDiagram = ({ target }: MutationRecord) => {
      const element = target instanceof Element ? target : target.parentElement;
      return element?.closest('[aria-label="Sequence diagram"]')?.querySelector('[role="group"] svg');
    };
    new MutationObserver((changes) => {
      if (changes.some(inDiagram)) requestAnimationFrame(() => channel.port1.postMessage(0));
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(address);
  const load = await page.evaluate(async (quiet) => {
    const last = () => performance.getEntriesByName('diagram').at(-1)?.startTime;
    while (performance.now() - (last() ?? performance.now()) < quiet) {
      if (performance.now() > 30_000) throw new Error('No diagram was drawn within 30 s.');
      await new Promise((done) => setTimeout(done, 20));
    }
    const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    return { firstPaint: firstPaint ?? Number.NaN, diagram: last() ?? Number.NaN };
  }, QUIET_MS);
  await page.context().close();
  return load;
}
