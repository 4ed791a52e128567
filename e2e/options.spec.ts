import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

const pkce = './#/flows/authorization-code-pkce';

test('o opens the options; a value that is not recommended says why; applying begins the run anew', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open();
  await tour.pressUntil('ArrowRight', /Step 3 of/);
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Options' });
  const apply = dialog.getByRole('button', { name: 'Apply and restart' });
  await expect(apply).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('radio', { name: /^plain/ }).check();
  await expect(dialog.getByText(/^Not recommended\. Whoever reads/)).toBeVisible();
  await apply.click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\?challengeMethod=plain(&step=1)?$/);
  await expect(tour.status).toHaveText(/^Step 1 of/);
  await expect(page.getByRole('main')).toBeFocused();
  const chip = page.getByRole('button', { name: /^Not recommended: PKCE: plain/ });
  await expect(chip).toBeVisible();
  await expect(page.getByRole('button', { name: /^Options 1/ })).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(/authorization-code-pkce\?step=3$/);
  await expect(tour.status).toHaveText(/^Step 3 of/);
  await expect(chip).toHaveCount(0);
});

test('Escape, Cancel and Close leave the run as it is', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open();
  const before = page.url();
  const leave = [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('button', { name: 'Cancel' }).click(),
    () => page.getByRole('button', { name: 'Close' }).click(),
  ];
  for (const go of leave) {
    await page.getByRole('button', { name: /^Options/ }).click();
    await page.getByRole('textbox', { name: 'Scope' }).fill('openid');
    await go();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: /^Options/ })).toBeFocused();
  }
  expect(page.url()).toBe(before);
  await page.keyboard.press('o');
  await expect(page.getByRole('textbox', { name: 'Scope' })).toHaveValue(/offline_access/);
});

test('a chip leads to its option, and Defaults back to a link that names none', async ({ page }) => {
  const tour = new TourPage(page);
  await page.goto(`${pkce}?scope=openid&nonsense=1`);
  await tour.drawn();
  await page.getByRole('button', { name: 'Scope: openid' }).click();
  const scope = page.getByRole('textbox', { name: 'Scope' });
  await expect(scope).toBeFocused();
  await expect(scope).toBeInViewport();
  await page.getByRole('button', { name: 'Defaults', exact: true }).click();
  await scope.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/flows\/authorization-code-pkce(\?step=1)?$/);
});

test('a drag that ends beside the dialog does not close it', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open();
  await page.keyboard.press('o');
  const box = await page.getByRole('textbox', { name: 'Scope' }).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move(5, (box?.y ?? 0) + 10);
  await page.mouse.up();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.mouse.click(5, 300);
  await expect(page.getByRole('dialog')).toBeHidden();
});

/** Colours do not depend on the width, so each theme has one. */
for (const [colorScheme, width] of [
  ['dark', 1280],
  ['light', 390],
] as const)
  test(`options and about hold up in ${colorScheme} at ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 760 });
    await page.goto(`${pkce}?challengeMethod=plain&prompt=login`);
    await page.getByRole('button', { name: /^Options/ }).click();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    if (width < 1000) await page.getByRole('button', { name: /^More/ }).click();
    await page.getByRole('button', { name: /^About/ }).click();
    await expect(page.getByRole('dialog', { name: 'Authorization Code with PKCE' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Use it when', exact: true })).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('dialog')].some(
        (element) => element.scrollWidth > element.clientWidth,
      ),
    );
    expect(wide, 'something scrolls sideways').toBe(false);
  });
