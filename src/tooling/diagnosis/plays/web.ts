import type { Page } from '@playwright/test';
import { type ShopOptions, usualShop } from '../apps/options.ts';
import { shopApp } from '../apps/shop.ts';
import type { Play } from '../stage.ts';
import type { World } from '../world/world.ts';
import { answerPages, type Person, visit, willing } from './person.ts';

interface WebOptions extends ShopOptions {
  /** Pages of the app that are opened after the login; `reload callback` sends the callback again, `wait 1000` waits. */
  readonly visits: readonly string[];
  readonly person: Person;
  /** The person goes away from the first login page and begins anew. */
  readonly abandons: boolean;
  /** Ana begins in two tabs and finishes the first. */
  readonly tabs: number;
  /** How many others log in at the same time, in browsers of their own. */
  readonly crowd: number;
  /** The query of the app's login address. */
  readonly login: string;
  /** The person never logs in at all. */
  readonly absent: boolean;
}

const usual: WebOptions = {
  ...usualShop,
  visits: ['/profile'],
  person: willing,
  abandons: false,
  tabs: 1,
  crowd: 0,
  login: '',
  absent: false,
};

/** A login at the app with a server, and some visits to it. */
export const web: Play = async ({ world, page, elsewhere }, given) => {
  const options: WebOptions = { ...usual, ...given };
  world.shop.handle = await shopApp(world, options);
  const pages = await Promise.all([page(), ...Array.from({ length: options.crowd }, elsewhere)]);
  const as = (place: number) => (place === 0 ? options : { ...options, person: willing });
  await Promise.all(pages.map((one, place) => logIn(one, world, as(place))));
};

async function logIn(page: Page, world: World, options: WebOptions): Promise<void> {
  const origin = options.legacy ? `http://127.0.0.1:${world.shop.port}` : world.shop.origin;
  await visit(page, `${origin}/`);
  if (options.abandons) {
    await visit(page, `${origin}/login`);
    await visit(page, `${origin}/`);
  }
  await visit(page, `${origin}/login${options.login}`);
  for (let tab = 1; tab < options.tabs; tab += 1) {
    await visit(await page.context().newPage(), `${origin}/login`);
  }
  if (!options.absent) await answerPages(page, options.person);
  await page.waitForFunction(() => !location.pathname.endsWith('/fragment') || document.body.dataset['done']);
  for (const path of options.visits) {
    if (path.startsWith('wait ')) await page.waitForTimeout(Number(path.slice(5)));
    else if (path === 'reload callback') await visit(page, callbackOf(world));
    else await visit(page, new URL(path, origin).href);
    await answerPages(page, options.person);
  }
}

/** The callback's address, as the browser's history or a bookmark keeps it. */
export function callbackOf({ seen }: World): string {
  const landed = seen.findLast(({ request }) => /\/callback\?/.test(request.url));
  if (!landed) throw new Error('The browser never came back to the app.');
  return landed.request.url;
}
