import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const titles = [
  'Authorization Code with PKCE',
  'Authorization Code',
  'Hybrid',
  'Implicit with Form Post',
  'Client Credentials',
  'Device Authorization',
  'Resource Owner Password',
];

test('shows seven flows, each with its way in', async ({ page }) => {
  await page.goto('./');
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('heading') });
  await expect(rows.getByRole('heading')).toHaveText(titles);
  await expect(page.getByRole('main').getByRole('list').first().getByRole('link')).toHaveCount(titles.length);
  for (const way of ['Which flow do I need?', 'Compare all seven'])
    await expect(page.getByRole('link', { name: way })).toBeVisible();
  for (const [at, title] of titles.entries())
    await expect(rows.nth(at).getByRole('link')).toHaveAccessibleName(`Start ${title}`);
  await expect(rows.filter({ hasText: 'discouraged today' }).getByRole('heading')).toHaveText([
    'Resource Owner Password',
  ]);
  await expect(page.getByRole('list', { name: 'How to read the drawings' })).toHaveCount(1);
});

for (const viewport of [
  { width: 1280, height: 720, seen: titles.length },
  { width: 390, height: 844, seen: 1 },
]) {
  const { width, height, seen } = viewport;
  test(`at ${width} × ${height} the first ${seen} of the ways in need no scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./');
    for (const title of titles.slice(0, seen))
      await expect(page.getByRole('link', { name: `Start ${title}`, exact: true })).toBeInViewport({
        ratio: 1,
      });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider, 'the page scrolls sideways').toBe(false);
  });
}

test('one key press starts the run, and Back comes home', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Start Authorization Code with PKCE' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/flows\/authorization-code-pkce/);
  await expect(page).toHaveTitle(/Authorization Code with PKCE/);
  await expect(page.getByRole('main')).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seven OAuth flows, message by message');
});

test('has no accessibility violation in either theme', async ({ page }) => {
  const themes = ['dark', 'light'] as const;
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), colorScheme).toEqual([]);
  }
  await page.getByRole('button', { name: 'Keys' }).click();
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), `the keys, ${colorScheme}`).toEqual([]);
  }
});
