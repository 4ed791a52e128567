import { spaApp } from '../apps/spa.ts';
import { type SpaOptions, usualSpa } from '../apps/spa-options.ts';
import type { Play } from '../stage.ts';
import { answerPages, visit, willing } from './person.ts';

interface PlayOptions extends SpaOptions {
  /** What happens after the login: scripts that use `app`, and `wait 1200`, `reload callback`. */
  readonly steps: readonly string[];
  /** A script that is run before the login page is answered, as a bug of the app would. */
  readonly meanwhile: string | undefined;
  readonly logsIn: boolean;
}

const usual: PlayOptions = { ...usualSpa, steps: [], meanwhile: undefined, logsIn: true };

/** A login at the app in a page, and what it does with its tokens. */
export const spa: Play = async ({ world, page: open }, given) => {
  const options: PlayOptions = { ...usual, ...given };
  world.spa.handle = spaApp(world, options);
  const page = await open();
  await visit(page, `${world.spa.origin}/`);
  await page.evaluate('app.done');
  if (options.meanwhile) await page.evaluate(options.meanwhile);
  if (options.logsIn) {
    const arrived = page.waitForEvent('load', { timeout: 5_000 }).catch(() => {});
    await page.evaluate('app.login()').catch(() => {});
    await arrived;
    await answerPages(page, willing);
    await page.evaluate('app.done').catch(() => {});
  }
  for (const step of options.steps) {
    if (step.startsWith('wait ')) await page.waitForTimeout(Number(step.slice(5)));
    else await page.evaluate(`${step}.catch(() => {})`).catch(() => {});
    await answerPages(page, willing);
  }
};
