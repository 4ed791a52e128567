import { encodeParameters } from '../../../protocol/parameters.ts';
import type { Client } from '../../index.ts';
import { ana } from '../../testing/demo.ts';
import { pageOf } from '../../testing/flow.ts';
import type { Stop, UserAgent } from '../../testing/user-agent.ts';
import { type Step, urls, type Values } from './asked.ts';
import { spa } from './clients.ts';
import { authorizationOf, texts } from './steps.ts';
import type { World } from './world.ts';

/** Takes the browser through login and consent, wherever they come up. */
export async function allow(stop: Stop, browser: UserAgent): Promise<Stop> {
  const credentials = { username: ana.username, password: ana.password };
  const loggedIn = pageOf(stop) === 'login' ? await browser.press(stop, 'password', credentials) : stop;
  return pageOf(loggedIn) === 'consent' ? browser.press(loggedIn, 'allow') : loggedIn;
}

/** Ana's browser opens the login page of the SPA's request; its hidden fields are kept as `transaction` and `csrf`. */
export function openLogin(changes: Values = {}, client: Client = spa): Step {
  return async (world) => {
    const parameters = texts({ ...authorizationOf(client), ...changes });
    const stop = await world.browser.open(`${urls.authorization}?${encodeParameters(parameters)}`);
    keepForm(world, stop, 'login');
  };
}

/** She logs in, and stands on the consent page. */
export function openConsent(client: Client = spa, changes: Values = {}): Step {
  return async (world) => {
    await openLogin(changes, client)(world);
    const credentials = { username: ana.username, password: ana.password };
    const page = await world.browser.open(`${urls.login}?transaction=${world.the('transaction')}`);
    keepForm(world, await world.browser.press(page, 'password', credentials), 'consent');
  };
}

/** Ana's browser opens the page for codes of devices. */
export const openActivate: Step = async (world) => {
  const stop = await world.browser.open(urls.activate);
  const csrf = fieldOf(stop, 'csrf');
  world.keep('csrf of this browser', csrf);
};

/** Ana types the user code, logs in where asked, and presses this button of the consent page. */
export function decide(action: 'allow' | 'deny' | undefined): Step {
  return async (world) => {
    const { browser } = world;
    const page = await browser.press(await browser.open(urls.activate), 'continue', {
      user_code: world.the('user code'),
    });
    const credentials = { username: ana.username, password: ana.password };
    const asked = pageOf(page) === 'login' ? await browser.press(page, 'password', credentials) : page;
    if (action) await browser.press(asked, action);
    else keepForm(world, asked, 'consent');
  };
}

/** The person logs out at the server in another tab. */
export const logOut: Step = async ({ browser }) => {
  await browser.press(await browser.open(urls.end_session), 'logout');
};

function keepForm(world: World, stop: Stop, page: string): void {
  if (pageOf(stop) !== page) throw new Error(`Expected the ${page} page, not ${stop.url}`);
  if (world.has('csrf')) world.keep('first csrf', world.the('csrf'));
  for (const name of ['transaction', 'csrf']) world.keep(name, fieldOf(stop, name));
}

/** The value of a hidden field of a page. */
const fieldOf = (stop: Stop, name: string): string | undefined =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(stop.response?.body ?? '')?.[1];
