import { expect, test } from './fixtures.ts';

const run = './#/flows/authorization-code-pkce';

test('the theme follows the system until one is chosen, and the choice is kept', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  const dark = await paper();
  await page.getByRole('button', { name: 'Theme: as your system' }).click();
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
  expect(await paper()).not.toBe(dark);
  await page.reload();
  expect(await paper()).not.toBe(dark);
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper()).toBe(dark);
});

test('blocked storage breaks nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  await page.goto('./');
  await page.getByRole('button', { name: 'Theme: as your system' }).click();
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
});

test('presenting enlarges code to 18 px and more', async ({ page }) => {
  await page.goto('./');
  // Keys count once the page is drawn.
  await page.getByRole('button', { name: 'Present' }).waitFor();
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Present' })).toHaveAttribute('aria-pressed', 'true');
  const size = await page.evaluate(() => {
    const code = document.body.appendChild(document.createElement('code'));
    return Number.parseFloat(getComputedStyle(code).fontSize);
  });
  expect(size).toBeGreaterThanOrEqual(18);
});

test('? shows the keys; Escape closes them and gives the focus back', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Keys' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Keys' })).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('the first Tab leads past the head', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

for (const [hash, title] of [
  ['#/nowhere', 'There is no such page'],
  ['#/flows/no-such-flow', 'There is no such page'],
] as const) {
  test(`${hash} says so and leads home`, async ({ page }) => {
    await page.goto(`./${hash}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.getByRole('link', { name: 'See the flows' }).click();
    await expect(page.getByRole('link', { name: /^Start/ }).first()).toBeVisible();
  });
}

test('a page of an insecure origin says what it needs', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await page.goto(run);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page needs https or localhost');
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a file that does not arrive is said in plain words, with ways on', async ({ page, guards }) => {
    await page.route(/RunPlace.*\.js/, (route) => route.abort());
    await page.goto(run);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This part of the page stopped working');
    await expect(page.getByRole('main')).not.toContainText(/\bat \S+:\d+/);
    await page.getByRole('link', { name: 'All flows' }).click();
    await expect(page.getByRole('link', { name: /^Start/ }).first()).toBeVisible();
    // The browser itself logs the missing file, and that no worker could be registered.
    guards.violations.length = 0;
  });

  test('a run that takes long to load says what it is doing', async ({ page, guards }) => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/RunPlace.*\.js/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(run);
    await expect(page.getByRole('status')).toHaveText(/^Setting up the app/);
    arrive();
    await expect(page.getByRole('button', { name: 'Next' })).toBeVisible();
    guards.violations.length = 0;
  });
});
