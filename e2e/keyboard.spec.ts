import { ana } from '../src/lab/demo.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

test('everything by keyboard alone: from home, through a sign-in typed by hand, to the data', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tabTo(page, /^Start/);
  await page.keyboard.press('Enter');
  await tour.drawn();
  await tour.pressUntil('ArrowRight', /Sign in, or press Next/);

  // The frame's fields come in the order of Tab, after the address bar.
  await expect(tour.frame().getByLabel(/email/i)).toBeVisible();
  const focused = tour.frame().locator('input[name="username"]:focus');
  for (let press = 0; press < 60 && (await focused.count()) === 0; press++) await page.keyboard.press('Tab');
  await page.keyboard.type(ana.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(ana.password);
  await page.keyboard.press('Enter');
  await expect(tour.status).toContainText('POST /login');

  await tour.toEnd();
});

test('inside the diagram arrows move, Enter selects; ? shows the keys', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open('authorization-code-pkce', 7);
  await expect(tour.status).toContainText('Step 7');
  await expect(tour.present()).toHaveAttribute('aria-label', /Step 7/);
  await tour.diagram.locator('[data-seq][tabindex="0"]').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(tour.status).toContainText('Step 6');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Next');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

/** Presses Tab until the focus is on something with this name. */
async function tabTo(page: import('@playwright/test').Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    // Before anything has the focus, the body has it, and the body says everything.
    const said = await page.evaluate(() =>
      document.activeElement === document.body ? '' : document.activeElement?.textContent,
    );
    if (name.test(said ?? '')) return;
  }
  throw new Error(`Tab never came to ${name}`);
}
