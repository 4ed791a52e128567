import type { Page } from '@playwright/test';
import { packRecipe, plainRecipe } from '../src/lab/index.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

/** Edits the message that is held: fills in a field by its wire name, and sends it. */
async function edit(page: Page, field: string, value: string): Promise<void> {
  await page.keyboard.press('e');
  const box = page.getByRole('textbox', { name: field, exact: true });
  await box.fill(value);
  await page.getByRole('button', { name: 'Send it' }).click();
}

/** What stands beside the untouched run in the inspector. */
const beside = (tour: TourPage) =>
  tour.inspector.locator('section').filter({ has: tour.page.getByText('Beside the untouched run') });

/** The check that refused, with its verdicts on both sides. */
async function expectRefusedBeside(tour: TourPage, check: RegExp): Promise<void> {
  await tour.pressUntil('ArrowRight', /Refused by a check/);
  await expect(tour.status).toHaveText(check);
  await expect(tour.status).toContainText('Not as in the untouched run');
  await tour.inspectorTab('Checks').click();
  await expect(beside(tour)).toContainText(/Passed/);
  await expect(beside(tour)).toContainText(/Refused/);
}

test.describe('editing the pending message, beside the run that nobody touched', () => {
  test('code_challenge: the verifier does not give it', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.pressUntil('ArrowRight', /GET \/authorize/);
    const other = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    await edit(page, 'code_challenge', other);
    await tour.back.click();
    await expect(beside(tour)).toContainText('code_challenge');
    await expect(beside(tour)).toContainText(other.slice(0, 16));
    await expect(tour.diagram.locator('[data-seq][aria-current="step"]')).toHaveAttribute(
      'aria-label',
      /edited/,
    );
    await tour.next.click();
    await expectRefusedBeside(tour, /The code_verifier gives the stored code_challenge/);
  });

  test('redirect_uri: it is not registered', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.pressUntil('ArrowRight', /GET \/authorize/);
    await edit(page, 'redirect_uri', 'https://spa.granttour.example/callback/');
    await expectRefusedBeside(tour, /redirect_uri/);
  });

  test('state: the response is not of this login', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open('authorization-code-pkce', 5);
    await tour.pressUntil('ArrowRight', /Next: .*GET \/callback/);
    await edit(page, 'state', 'of-another-login');
    await expectRefusedBeside(tour, /state/);
  });

  test('a scope: there is none like it', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.pressUntil('ArrowRight', /GET \/authorize/);
    await edit(page, 'scope', 'openid fly:rockets');
    await expectRefusedBeside(tour, /scope/i);
  });

  test('claims of an access token: the signature is not over them; without that check it opens the door', async ({
    page,
  }) => {
    const tour = new TourPage(page);
    await tour.open('client-credentials');
    await tour.pressUntil('ArrowRight', /Next: .*GET \/orders/);
    await page.keyboard.press('e');
    await page.getByText(/Open authorization as a token/i).click();
    await page.getByRole('textbox', { name: 'sub', exact: true }).fill('somebody-else');
    await page.getByRole('button', { name: 'Send it' }).click();
    await expectRefusedBeside(tour, /signature/i);

    await page.getByRole('button', { name: 'Protections' }).click();
    const panel = page.getByRole('dialog', { name: 'Protections' });
    await panel.getByRole('switch', { name: /Verifies the access token's signature/ }).click();
    await expect(panel).toContainText('Performed again');
    await page.keyboard.press('Escape');
    await tour.pressUntil('ArrowRight', /Run complete/);
  });
});

test('rewind, fork and compare: an earlier message is gone on from, and the old ending stands beside it', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open();
  await tour.toEnd();
  await tour.diagram.locator('[data-seq][aria-label*="GET /callback"]').first().click();
  await page.getByRole('button', { name: 'Continue from here' }).click();
  await expect(tour.status).toContainText('Next: Browser to App: GET /callback');
  await edit(page, 'iss', 'https://evil.example/');
  await tour.pressUntil('ArrowRight', /The run stopped/);

  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Compare with earlier run 1' }).click();
  await expect(page.getByRole('heading', { name: /Earlier run 1 beside This run/ })).toBeVisible();
  await page.getByRole('button', { name: 'To the following difference' }).click();
  await expect(page.getByRole('region', { name: 'Differences' })).toContainText('iss');
  await expect(tour.status).toContainText('Different');
  await page.getByRole('button', { name: 'To the run' }).click();
  await expect(tour.status).toContainText('The run stopped');
});

test('two flows side by side, by keyboard', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open('authorization-code');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: /without and with PKCE/ }).press('Enter');
  await expect(tour.status).toContainText(/^Row \d+ of/);
  await page.keyboard.press('End');
  await expect(tour.status).toContainText(/complete/i);
  await page.keyboard.press('Home');
  await page.keyboard.press('d');
  await expect(tour.status).toContainText(/Different|Only/);
});

test('a link to two runs opens them by itself, at its row', async ({ page }) => {
  const [left, right] = await Promise.all(
    ['authorization-code', 'hybrid'].map((flow) => packRecipe(plainRecipe(flow))),
  );
  const tour = new TourPage(page);
  await page.goto(`./#/side-by-side?left=${left}&right=${right}&row=3`);
  await expect(tour.status).toContainText(/^Row 4 of/);
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/row=4/);
  await page.goto('./#/side-by-side?left=2.damaged&right=');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot be opened');
});

test('the clock: past the expiry of the code the token request is refused', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open('authorization-code-pkce', 6);
  await tour.pressUntil('ArrowRight', /Next: .*POST \/oauth\/token/);
  await page.getByRole('button', { name: /^Clock/ }).click();
  await page.getByRole('button', { name: /Just past the expiry of the code/ }).click();
  await page.keyboard.press('Escape');
  await tour.pressUntil('ArrowRight', /Refused by a check/);
  await expect(tour.status).toContainText(/expired/i);
});

test.describe('resume', () => {
  test('a reload in the middle of an edited run loses nothing', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.pressUntil('ArrowRight', /GET \/authorize/);
    await edit(page, 'scope', 'openid profile');
    await tour.pressUntil('ArrowRight', /Next: .*POST \/oauth\/token/);
    const said = (await tour.status.textContent()) ?? '';
    await expect.poll(() => kept(page)).toContain('openid profile');
    await page.reload();
    await expect(tour.status).toHaveText(said);
    await tour.pressUntil('ArrowRight', /The run stopped|Run complete/);
  });

  test('a closed tab: the first page offers to go on', async ({ page, context }) => {
    const tour = new TourPage(page);
    await tour.open('hybrid', 3);
    await tour.pressUntil('ArrowRight', /Sign in, or press Next/);
    await expect.poll(() => kept(page)).toContain('hybrid');
    await page.close();
    const again = await context.newPage();
    await again.goto('./');
    await again.getByRole('button', { name: /^Continue/ }).click();
    await expect(again.getByRole('status')).toContainText('Sign in, or press Next');
  });

  test('a run is saved under a name, opened, renamed and deleted', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.pressUntil('ArrowRight', /GET \/callback/);
    await page.keyboard.press('r');
    const runs = page.getByRole('dialog', { name: 'Runs' });
    await runs.getByRole('textbox', { name: /name/i }).fill('Before the code');
    await runs.getByRole('button', { name: /^Save/ }).first().click();
    await expect(runs.getByRole('listitem')).toContainText(['Before the code']);
    await page.keyboard.press('Escape');
    await tour.toEnd();
    await page.keyboard.press('r');
    await runs.getByRole('button', { name: /^Open.*Before the code/ }).click();
    await expect(tour.status).toContainText('GET /callback');
  });
});

test.describe('storage that does not work says so and blocks no run', () => {
  const spoilt = {
    full: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    blocked: () => {
      const get = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get });
    },
    damaged: () => {
      for (const key of ['grant-tour.runs.saved', 'grant-tour.runs.last'])
        localStorage.setItem(key, '{"runs":');
    },
  };

  for (const [how, spoil] of Object.entries(spoilt))
    test(how, async ({ page }) => {
      const tour = new TourPage(page);
      await page.goto('./');
      await page.evaluate(spoil);
      await page.evaluate(() => {
        location.hash = '#/flows/client-credentials';
      });
      await tour.drawn();
      await tour.toEnd();
      await expect(page.getByRole('alert').first()).toContainText(new RegExp(how));
      await page.keyboard.press('r');
      const runs = page.getByRole('dialog', { name: 'Runs' });
      if (how === 'full') await runs.getByRole('button', { name: /^Save/ }).first().click();
      await expect(runs.getByRole('alert').first()).toContainText(new RegExp(how));
    });
});

/** All that the browser keeps. */
const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify({ ...localStorage }));

test.describe('share', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('a link opens at the identical screen in a clean browser', async ({ page, browser, baseURL }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.pressUntil('ArrowRight', /GET \/authorize/);
    await edit(page, 'scope', 'openid read:orders');
    await tour.pressUntil('ArrowRight', /Next: .*POST \/oauth\/token/);
    await tour.back.click();
    await page.keyboard.press('l');
    await page.getByRole('button', { name: 'Copy link' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press('Escape');

    const context = await browser.newContext(baseURL ? { baseURL } : {});
    const other = new TourPage(await context.newPage());
    await other.page.goto(link);
    await other.drawn();
    await expect(other.status).toHaveText((await tour.status.textContent()) ?? '');
    const shown = (one: TourPage) =>
      one.page.evaluate(() => (document.querySelector('main') as HTMLElement).innerText);
    await expect.poll(() => shown(other)).toBe(await shown(tour));
    await context.close();
  });

  test('a damaged link says so, and a fresh run stands there', async ({ page }) => {
    const tour = new TourPage(page);
    await page.goto('./#/flows/hybrid?step=3&recipe=2.damaged');
    await expect(page.getByRole('alert')).toContainText('It is damaged');
    await expect(tour.status).toContainText(/Step \d/);
    await page.goto('./#/flows/hybrid?recipe=9.later');
    await expect(page.getByRole('alert')).toContainText('later version');
  });
});
