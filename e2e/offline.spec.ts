import { expect, test } from './fixtures.ts';

// Served with the worker that keeps the page; the other tests go without it.
test.use({ baseURL: process.env['E2E_OFFLINE_URL'] ?? '' });

test('after the first visit the page works with the network off', async ({ page, context }) => {
  await page.goto('./');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toContain('/tour/index.html');
  const sources: boolean[] = [];
  page.on('response', (response) => sources.push(response.fromServiceWorker()));
  await context.setOffline(true);
  await page.reload();
  await expect(page).toHaveTitle(/Grant Tour/);
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(sources.length).toBeGreaterThan(1);
  expect(sources.every(Boolean), 'every response comes from the kept files').toBe(true);
  await context.setOffline(false);
});
