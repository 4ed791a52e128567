import { expect, test } from './fixtures.ts';

test('the home page loads from a sub-path', async ({ page }) => {
  const response = await page.goto('./');
  expect(new URL(page.url()).pathname).toBe('/tour/');
  expect(response?.headers()['content-encoding']).toBe('gzip');
  await expect(page).toHaveTitle(/Grant Tour/);
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('the guards see a policy violation, a console warning and a foreign request', async ({
  page,
  guards,
}) => {
  await page.goto('./');
  await page.evaluate(() => {
    console.warn('made on purpose');
    new Image().src = 'https://elsewhere.example/pixel.png';
  });
  await expect
    .poll(() => guards.violations.join('\n'))
    .toMatch(/Content Security Policy directive: "img-src/);
  expect(guards.violations.join('\n')).toContain('made on purpose');
  guards.violations.length = 0;
});
