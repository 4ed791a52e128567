import { type HttpRequest, redirectLocation } from '../../../protocol/http.ts';
import { page as markup } from '../../bench/contestants/pages.ts';
import { openidLibrary } from '../apps/openid.ts';
import { type ShopOptions, usualShop } from '../apps/options.ts';
import type { Play } from '../stage.ts';
import type { World } from '../world/world.ts';
import { answerPages, visit } from './person.ts';

interface NativeOptions extends ShopOptions {
  /** The app is called by a scheme of its own, in place of a port of this computer. */
  readonly ownScheme: boolean;
  readonly refreshes: boolean;
}

const usual: NativeOptions = {
  ...{ ...usualShop, client: 'desktop', authentication: 'none', ownScheme: false, refreshes: true },
};

/** A program opens the browser at the authorization request, listens at a port or by its scheme, and redeems the code. */
export const native: Play = async ({ world, page: open }, given) => {
  const options: NativeOptions = { ...usual, ...given };
  const redirect = options.ownScheme
    ? 'com.example.desktop:/callback'
    : `http://127.0.0.1:${world.shop.port}/callback`;
  const library = await openidLibrary(world, options, redirect);
  const { url, attempt } = await library.begin();
  let arrived: HttpRequest | undefined;
  world.shop.handle = async (request) => {
    if (request.url.includes('/callback')) arrived = request;
    const body = markup('done', 'You may close this page', '');
    return { status: 200, headers: [['content-type', 'text/html; charset=utf-8']], body };
  };
  const page = await open();
  await visit(page, url.href);
  await answerPages(page);
  arrived ??= byScheme(world);
  if (!arrived) return;
  try {
    const tokens = await library.finish(arrived, attempt);
    if (options.refreshes) await library.refresh(tokens.refresh_token);
  } catch {
    // A program prints it; the trace has what led to it.
  }
};

/** The browser hands such an address to the system; it stands in the last redirect. */
function byScheme({ seen }: World): HttpRequest | undefined {
  const last = seen
    .map(({ response }) => redirectLocation(response))
    .findLast((to) => to?.startsWith('com.example.'));
  return last === undefined ? undefined : { method: 'GET', url: last, headers: [] };
}
