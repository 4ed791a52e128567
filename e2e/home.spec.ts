import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('shows seven flows, and leads only into those that run', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading') })).toHaveCount(7);
  await expect(page.getByRole('heading', { name: 'Not in this version' })).toBeVisible();
  const ways = page.getByRole('main').getByRole('link');
  await expect(ways).toHaveCount(1);
  await expect(ways).toHaveAccessibleName('Start Authorization Code with PKCE');
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`the way in needs no scrolling at ${viewport.width} × ${viewport.height}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('./');
    await expect(page.getByRole('link', { name: /^Start/ })).toBeInViewport({ ratio: 1 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider, 'the page scrolls sideways').toBe(false);
  });
}

test('one key press starts the run, and Back comes home', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: /^Start/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/flows\/authorization-code-pkce/);
  await expect(page).toHaveTitle(/Authorization Code with PKCE/);
  await expect(page.getByRole('main')).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seven OAuth flows, message by message');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility violation in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('./');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keys' }).click();
    expect(await axeViolations(page)).toEqual([]);
  });
}
