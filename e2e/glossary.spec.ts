import type { Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

const box = (page: Page) => page.getByRole('searchbox', { name: 'Search the glossary' });
const entry = (page: Page) => page.getByRole('article');

/** Whatever is wider than its place. */
const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog[open], main > *')].some(
      (element) => element.scrollWidth > element.clientWidth,
    ),
  );

test('by keyboard: search, open an entry, follow it to the message that has it', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('code_ver');
  await expect(entry(page).getByRole('heading', { level: 2, name: 'code_verifier' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^code_verifier token request/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/entry=token-request\.code_verifier/);
  await expect(entry(page)).toContainText(/Set by App/);

  const place = entry(page).getByRole('link', { name: 'Step 7 POST /oauth/token' });
  await place.focus();
  await page.keyboard.press('Enter');
  const tour = new TourPage(page);
  await expect(tour.status).toContainText('POST /oauth/token');
  await expect(tour.status).toContainText('Step 7 of 11');
  await expect(tour.inspector.getByText('code_verifier', { exact: true }).first()).toBeVisible();
});

test('what only happens after a walk has a link too, and an unknown name says so', async ({ page }) => {
  await page.goto('./#/glossary?entry=introspection-response.active');
  const place = entry(page)
    .getByRole('link', { name: /^Step \d+ 200/ })
    .first();
  await expect(place).toHaveAttribute('href', /recipe=2\./);
  await place.click();
  const tour = new TourPage(page);
  await expect(tour.inspector.getByText('active', { exact: true }).first()).toBeVisible();

  await page.goto('./#/glossary?entry=id-token.made_up');
  await expect(entry(page).getByRole('heading', { name: 'made_up' })).toBeVisible();
  await expect(entry(page)).toContainText('must ignore it');
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('<b>zzzz');
  await expect(page.getByText('Nothing is called that.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Error codes');
  await box(page).fill('nonce');
  await expect(page.getByRole('navigation', { name: 'Entries' }).getByRole('link')).toHaveText([
    /use_dpop_nonce/,
  ]);
});

for (const [colorScheme, width] of [
  ['dark', 1280],
  ['light', 390],
] as const)
  test.describe(`in ${colorScheme} at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } });

    test('the list and an entry hold up', async ({ page }) => {
      await page.goto('./#/glossary?search=token');
      await expect(box(page)).toBeFocused();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await expect(entry(page).getByRole('heading', { name: 'Where it occurs' })).toBeVisible();
      await page.goto('./#/glossary?entry=authorization-request.nonce');
      await expect(entry(page).getByRole('link', { name: /^Step/ }).first()).toBeVisible();
      await page.mouse.move(0, 0);
      expect(await axeViolations(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      if (width > 400) return;
      // What had the focus goes with the list, and with the entry.
      await page.keyboard.press('/');
      await expect(box(page)).toBeFocused();
      await page.keyboard.type('nonce');
      await page.keyboard.press('Enter');
      await expect(entry(page).getByRole('heading', { level: 2 })).toBeFocused();
      await page.getByRole('link', { name: 'All entries' }).click();
      await expect(page.getByRole('link', { name: /^nonce authorization request/ })).toBeFocused();
    });
  });

test('beside a run: the words of the present message, and a press leads to where one occurs', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open();
  await tour.toEnd();
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Glossary' });
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('code_challenge_m');
  await expect(dialog).toContainText('In this run');
  expect(await axeViolations(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  await dialog.getByRole('button', { name: 'Step 3 GET /authorize' }).click();
  await expect(dialog).toBeHidden();
  await expect(tour.status).toContainText('GET /authorize');
  await expect(tour.inspector).toContainText('code_challenge_method');

  await tour.inspector.getByRole('button', { name: 'What is code_challenge?' }).click();
  await tour.inspector.getByRole('button', { name: /^In the glossary ?: code_challenge$/ }).click();
  await expect(dialog.getByRole('heading', { level: 2, name: 'code_challenge', exact: true })).toBeVisible();
});
