import { type JobPage, jobPage } from './pages/job.ts';
import { type NativePage, nativePage } from './pages/native.ts';
import { type ShopPage, shopPage } from './pages/shop.ts';

export { orderLines } from './pages/orders.ts';

/** What the demo apps can show; the TV's pages are in `pages/device.ts`. */
export type AppPage = ShopPage | NativePage | JobPage;

/** A demo app's page as HTML; everything in it is escaped. */
export function appPage(page: AppPage): string {
  if (page.name === 'job-log') return jobPage(page);
  return isNative(page) ? nativePage(page) : shopPage(page);
}

const isNative = (page: ShopPage | NativePage): page is NativePage =>
  page.name === 'credentials' || page.name.startsWith('native-');
