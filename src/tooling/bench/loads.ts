import type { Browser } from '@playwright/test';

/** When a page load got how far, in milliseconds since its navigation started. */
export interface Load {
  /** The browser's own first-contentful-paint. */
  readonly firstPaint: number;
  /** The end of the first frame in which the diagram's SVG holds a message. */
  readonly diagram: number;
}

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
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 720 },
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const channel = new MessageChannel();
    channel.port2.onmessage = () => performance.mark('diagram');
    const observer = new MutationObserver(() => {
      if (!document.querySelector('svg [data-seq]')) return;
      observer.disconnect();
      requestAnimationFrame(() => channel.port1.postMessage(0));
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('diagram').length > 0);
  const load = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    diagram: performance.getEntriesByName('diagram')[0]?.startTime ?? Number.NaN,
  }));
  await context.close();
  return load;
}
