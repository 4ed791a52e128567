import type { Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

/** Colours do not depend on the width, so each theme has one. */
const looks = [
  { colorScheme: 'dark', viewport: { width: 1280, height: 720 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

/** Whatever is wider than its place. */
const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog[open], main > *')].some(
      (element) => element.scrollWidth > element.clientWidth,
    ),
  );

async function holdsUp(page: Page, what: string): Promise<void> {
  await page.mouse.move(0, 0);
  expect(await axeViolations(page), what).toEqual([]);
  expect(await scrollsSideways(page), `${what} scrolls sideways`).toBe(false);
}

for (const { colorScheme, viewport } of looks)
  test.describe(`in ${colorScheme} at ${viewport.width} px`, () => {
    test.use({ colorScheme });

    test('the editor, the panels and the clock hold up', async ({ page }) => {
      const tour = new TourPage(page);
      await tour.open();
      await page.setViewportSize(viewport);
      await tour.pressUntil('ArrowRight', /GET \/authorize/);
      await page.keyboard.press('e');
      await page.getByRole('textbox', { name: 'scope', exact: true }).fill('openid');
      await page.getByRole('button', { name: 'Remove state' }).click();
      await holdsUp(page, 'the editor');
      await page.keyboard.press('Control+Enter');
      await expect(tour.status).toContainText('Checks the authorization request');

      await page.keyboard.press('s');
      const protections = page.getByRole('dialog', { name: 'Protections' });
      await protections.getByRole('switch', { name: /Compares state/ }).click();
      await expect(protections).toContainText(/Performed again|Nothing/);
      await holdsUp(page, 'the protections');
      await page.keyboard.press('Escape');
      for (const [key, name] of [
        ['b', 'Compare'],
        ['r', 'Runs'],
        ['l', 'Share'],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog', { name })).toBeVisible();
        await holdsUp(page, name);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog', { name })).toBeHidden();
      }
      await page.getByRole('button', { name: /^Clock/ }).click();
      await holdsUp(page, 'the clock');
    });

    test('two runs side by side hold up', async ({ page }) => {
      const tour = new TourPage(page);
      await tour.open('authorization-code');
      await page.setViewportSize(viewport);
      await page.keyboard.press('b');
      await page.getByRole('button', { name: /Authorization Code and Hybrid/ }).click();
      await expect(tour.status).toContainText(/^Row/);
      await holdsUp(page, 'side by side');
    });
  });

test('by keyboard alone at 390 px: edit, send, read the refusal, switch it off, compare, share', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open('client-credentials');
  await page.setViewportSize({ width: 390, height: 844 });
  await tour.pressUntil('ArrowRight', /Next: .*GET \/orders/);
  await page.keyboard.press('e');
  await tabTo(page, (name) => name === 'authorization');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Bearer somebody-elses');
  await page.keyboard.press('Control+Enter');
  await tour.pressUntil('ArrowRight', /Refused by a check/);
  await expect(tour.status).toContainText('Not as in the untouched run');

  await page.keyboard.press('b');
  await tabTo(page, (name) => name.startsWith('This run and the untouched run'));
  await page.keyboard.press('Enter');
  await expect(tour.status).toContainText(/^Row \d+ of \d+\. .*Different/);
  await page.keyboard.press('d');
  await expect(tour.status).toContainText(/Different|Only/);
  await tabTo(page, (name) => name === 'To the run');
  await page.keyboard.press('Enter');
  await expect(tour.status).toContainText('Refused by a check');

  await page.keyboard.press('l');
  await expect(page.getByRole('dialog', { name: 'Share' })).toContainText('authorization');
  await tabTo(page, (name) => name.startsWith('Leave out'));
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: /^Leave out/ })).toBeChecked();
});

test('a key pressed right after Escape opens another panel, and none is lost', async ({ page }) => {
  await new TourPage(page).open();
  for (const [key, name] of [
    ['r', 'Runs'],
    ['l', 'Share'],
    ['s', 'Protections'],
    ['r', 'Runs'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await expect(page.getByRole('dialog')).toBeHidden();
});

/** Presses Tab until the focus is on something of this name. */
async function tabTo(page: Page, isIt: (name: string) => boolean): Promise<void> {
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return '';
      const label = 'labels' in focused ? (focused.labels as NodeListOf<HTMLElement> | null)?.[0] : undefined;
      return (focused.getAttribute('aria-label') ?? label?.textContent ?? focused.textContent ?? '').trim();
    });
    if (isIt(name)) return;
  }
  throw new Error('Tab never came there');
}
