import type { Browser, Locator, Page } from '@playwright/test';
import { firstVisit } from './page.ts';

/** Times of steps in milliseconds. */
export interface StepTimes {
  /** Steps back and forward over what is drawn: script, style and layout. */
  readonly inside: readonly number[];
  /** The same steps from key to paint, the wait for the display's next refresh (every 16.7 ms) included. */
  readonly insideSeen: readonly number[];
  /** From key to paint: steps after which the diagram holds more events than before. */
  readonly adding: readonly number[];
}

/** No change for so long means that a step is done. Longer than a task, shorter than autoplay's pause. */
const QUIET_MS = 200;
const MOST_STEPS = 120;

/**
 * Walks a flow to its end with the right arrow key, then back and forward.
 *
 * One step is measured inside the page, from the key event's own time stamp to the end of the frame that shows its last
 * change: a MutationObserver on the diagram's region asks for an animation frame at each change; an urgent task posted
 * from that frame runs after the frame was laid out and painted, before anything else. The step is over when nothing has
 * changed for 200 ms; the waiting is not counted. Animations by style alone are not waited for.
 *
 * The work of a step is what the page itself needs for it: from the key's first listener to its last, then style and
 * layout, forced there; without painting and without the wait for the display.
 */
export async function measureSteps(
  browser: Browser,
  address: string,
  { slowdown, rounds }: { slowdown: number; rounds: number },
): Promise<StepTimes> {
  const inside: number[] = [];
  const insideSeen: number[] = [];
  const adding: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await firstVisit(browser);
    await page.goto(address);
    const region = page.getByRole('region', { name: 'Sequence diagram' });
    await region.locator('[role="group"] svg').first().waitFor();
    await installProbe(region);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await walk(page, region, { inside, insideSeen, adding });
    await page.context().close();
  }
  return { inside, insideSeen, adding };
}

async function walk(
  page: Page,
  region: Locator,
  times: { inside: number[]; insideSeen: number[]; adding: number[] },
): Promise<void> {
  const events = () => region.locator('svg [data-seq]').count();
  const next = page.getByRole('button', { name: 'Next' });
  let before = await events();
  let steps = 0;
  for (; steps < MOST_STEPS && (await next.isEnabled()); steps += 1) {
    const time = await step(page, 'ArrowRight');
    const after = await events();
    if (time && after > before) times.adding.push(time.seen);
    before = after;
  }
  for (const key of ['ArrowLeft', 'ArrowRight']) {
    for (let i = 0; i < steps; i += 1) {
      const time = await step(page, key);
      if (!time) continue;
      times.inside.push(time.work);
      times.insideSeen.push(time.seen);
    }
  }
}

/** What a step took, in milliseconds. */
export interface StepTime {
  /** Script, style and layout. */
  readonly work: number;
  /** From key to paint, the wait for the display's next refresh (up to 16.7 ms) included. */
  readonly seen: number;
}

/** Presses a key and waits until the page has been quiet for so long; the times of the step, or `undefined` if nothing changed. */
export async function step(page: Page, key: string, quiet = QUIET_MS): Promise<StepTime | undefined> {
  await page.keyboard.press(key);
  const { pressed, start, idle, painted } = await page.evaluate(async (quiet) => {
    const { probe } = window;
    if (!probe) throw new Error('no probe');
    while (performance.now() - Math.max(probe.changed, probe.start) < quiet) {
      await new Promise((done) => setTimeout(done, 20));
    }
    return probe;
  }, quiet);
  if (painted <= start) return undefined;
  return { work: idle - start, seen: painted - pressed };
}

declare global {
  interface Window {
    /** Times of the last key, in milliseconds since navigation. */
    probe?: {
      /** The key event's time stamp. */
      pressed: number;
      /** Its first listener runs. */
      start: number;
      /** Its last listener has run, and style and layout are done. */
      idle: number;
      changed: number;
      /** The frame after the last change is painted. */
      painted: number;
    };
  }
}

/** Makes a page take the times of its steps, by key or by the timeline; `region` holds the diagram. */
export async function installProbe(region: Locator): Promise<void> {
  await region.evaluate((element) => {
    const probe = { pressed: 0, start: 0, idle: 0, changed: 0, painted: 0 };
    window.probe = probe;
    for (const kind of ['keydown', 'input'] as const) {
      addEventListener(
        kind,
        (event) => {
          // The timeline has its new value only after the key.
          if (kind === 'keydown') probe.pressed = event.timeStamp;
          probe.start = performance.now();
        },
        true,
      );
      // The page's own listener and what it renders come between these two.
      addEventListener(kind, () => {
        document.documentElement.getBoundingClientRect();
        probe.idle = performance.now();
      });
    }
    new MutationObserver(() => {
      probe.changed = performance.now();
      requestAnimationFrame(() => {
        void scheduler.postTask(
          () => {
            probe.painted = performance.now();
          },
          { priority: 'user-blocking' },
        );
      });
    }).observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
