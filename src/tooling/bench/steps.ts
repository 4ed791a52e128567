import type { Browser, Locator, Page } from '@playwright/test';
import { firstVisit } from './page.ts';

/** Times of steps in milliseconds. */
export interface StepTimes {
  /** Steps back and forward over what is drawn. */
  readonly inside: readonly number[];
  /** Steps after which the diagram holds more events than before. */
  readonly adding: readonly number[];
}

/** No change for so long means that a step is done. Longer than a task, shorter than autoplay's pause. */
const QUIET_MS = 200;
const MOST_STEPS = 120;

/**
 * Walks a flow to its end with the right arrow key, then back and forward.
 *
 * One step is measured inside the page, from the key event's own time stamp to the end of the frame that shows its last
 * change: a MutationObserver on the diagram's region asks for an animation frame at each change; a message posted from that
 * frame arrives after the frame was laid out and painted. The step is over when nothing has changed for 200 ms; the
 * waiting is not counted. Animations by style alone are not waited for.
 */
export async function measureSteps(
  browser: Browser,
  address: string,
  { slowdown, rounds }: { slowdown: number; rounds: number },
): Promise<StepTimes> {
  const inside: number[] = [];
  const adding: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await firstVisit(browser);
    await page.goto(address);
    const region = page.getByRole('region', { name: 'Sequence diagram' });
    await region.locator('svg[role="group"]').waitFor();
    await installProbe(region);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await walk(page, region, { inside, adding });
    await page.context().close();
  }
  return { inside, adding };
}

async function walk(
  page: Page,
  region: Locator,
  times: { inside: number[]; adding: number[] },
): Promise<void> {
  const events = () => region.locator('svg [data-seq]').count();
  const next = page.getByRole('button', { name: 'Next' });
  let before = await events();
  let steps = 0;
  for (; steps < MOST_STEPS && (await next.isEnabled()); steps += 1) {
    const time = await step(page, 'ArrowRight');
    const after = await events();
    if (time !== undefined && after > before) times.adding.push(time);
    before = after;
  }
  for (const key of ['ArrowLeft', 'ArrowRight']) {
    for (let i = 0; i < steps; i += 1) {
      const time = await step(page, key);
      if (time !== undefined) times.inside.push(time);
    }
  }
}

/** Presses a key and waits until the page is quiet; the time of the step, or `undefined` if nothing changed. */
async function step(page: Page, key: string): Promise<number | undefined> {
  await page.keyboard.press(key);
  const { start, end } = await page.evaluate(async (quiet) => {
    const { probe } = window;
    if (!probe) throw new Error('no probe');
    while (performance.now() - Math.max(probe.changed, probe.start) < quiet) {
      await new Promise((done) => setTimeout(done, 20));
    }
    return { start: probe.start, end: probe.painted };
  }, QUIET_MS);
  return end > start ? end - start : undefined;
}

declare global {
  interface Window {
    /** Times of the last key, the last change and the last painted change, in milliseconds since navigation. */
    probe?: { start: number; changed: number; painted: number };
  }
}

async function installProbe(region: Locator): Promise<void> {
  await region.evaluate((element) => {
    const probe = { start: 0, changed: 0, painted: 0 };
    window.probe = probe;
    const channel = new MessageChannel();
    channel.port2.onmessage = () => {
      probe.painted = performance.now();
    };
    addEventListener(
      'keydown',
      (event) => {
        probe.start = event.timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      probe.changed = performance.now();
      requestAnimationFrame(() => channel.port1.postMessage(0));
    }).observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
