import { ana } from '../src/lab/demo.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

const complete = /Run complete/;

test.describe('Authorization Code with PKCE, from Login to the data', () => {
  test('by mouse, from the home page', async ({ page }) => {
    const tour = new TourPage(page);
    // With all that moves: the other tests ask for less motion.
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto('./');
    await page
      .getByRole('link', { name: /Authorization Code with PKCE/ })
      .first()
      .click();
    await tour.drawn();
    await tour.nextUntil(complete);
    await expect(tour.next).toHaveAttribute('aria-disabled', 'true');
    await expect(page).toHaveURL(/step=12/);
  });

  test('by keyboard alone, and back to the start', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.pressUntil('ArrowRight', complete);
    await page.keyboard.press('Home');
    await expect(tour.status).toContainText('Step 1 of 11');
    await page.keyboard.press('ArrowRight');
    await expect(tour.status).toContainText('Step 2 of 11');
    await tour.toEnd();
    await page.keyboard.press('ArrowLeft');
    await expect(tour.status).toContainText('Replaces its tokens');
  });

  test('in autoplay, with the network off', async ({ page, context }) => {
    const tour = new TourPage(page);
    await tour.open();
    await context.setOffline(true);
    await page.getByLabel('Speed').selectOption('8');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(tour.status).toHaveText(complete, { timeout: 60_000 });
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  });

  test('restarts with the same values', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.nextUntil(/GET \/authorize/);
    const first = await tour.present().getAttribute('aria-label');
    await tour.restart.click();
    await expect(tour.status).toContainText('Step 1 of 11');
    await tour.nextUntil(/GET \/authorize/);
    expect(await tour.present().getAttribute('aria-label')).toBe(first);
  });

  test('opens at the step of a link, and computes the challenge again before the eye', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open('authorization-code-pkce', 8);
    await expect(tour.status).toContainText('Step 8 of 11');
    await expect(tour.inspector).toContainText(/SHA-256/);
    await expect(tour.inspector).toContainText(/BASE64URL/i);
    await expect(tour.inspector).toContainText(/equal/i);
    await expect(tour.steps.getByRole('listitem').filter({ hasText: /^8/ })).toHaveAttribute(
      'aria-current',
      'step',
    );
    await tour.restart.click();
    await expect(tour.status).toContainText('Step 1 of 11');
    await page.evaluate(() => {
      location.hash = '#/flows/authorization-code-pkce?step=3';
    });
    await expect(tour.status).toContainText('Step 3 of 11');
  });
});

test.describe('answering by hand', () => {
  test('a wrong password, then the right one, then consent', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.frame().getByRole('button', { name: 'Log in' }).click();
    await tour.nextUntil(/Sign in, or press Next/);
    await tour.signIn(ana.username, 'not-her-password');
    await tour.nextUntil(/Refused by a check/);
    await tour.nextUntil(/Sign in again/);
    await expect(tour.frame().getByRole('alert')).toContainText(/wrong email or password/i);
    await expect(tour.frame().getByLabel(/email/i)).toHaveValue(ana.username);
    await tour.signIn(ana.username, ana.password);
    await tour.nextUntil(/Allow or deny/);
    await tour.frame().getByRole('button', { name: 'Allow' }).click();
    await tour.toEnd();
  });

  test('Deny ends in access_denied', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.nextUntil(/Allow or deny/);
    await tour.frame().getByRole('button', { name: 'Deny' }).click();
    await tour.nextUntil(/The run stopped/);
    await expect(tour.status).toContainText('access_denied');
    await tour.inspectorTab('Machine').click();
    await expect(tour.inspector.locator('[aria-current]')).toContainText('accessDenied');
  });

  test('by the social button', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.nextUntil(/Sign in, or press Next/);
    await tour.frame().getByRole('button', { name: 'Continue with Example ID' }).click();
    await tour.toEnd();
  });
});

test('an old refresh token is offered, refused, and takes its family with it', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open();
  await tour.toEnd();
  await tour.follow('Reuse the old refresh token');
  await tour.nextUntil(/The run stopped/);
  await expect(tour.status).toContainText('invalid_grant: This refresh token was used before.');
  await expect(tour.inspector).toContainText('revokes the whole family');
  await tour.follow('Try the newest refresh token');
  await tour.nextUntil(/family was revoked/);
});

test.describe('one selection everywhere', () => {
  test('a click on an arrow, a step or a table row shows the same message', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.toEnd();
    const heading = tour.inspector.getByRole('heading').first();

    await tour.diagram.locator('[data-seq][aria-label*="GET /orders"]').click();
    await expect(heading).toContainText('GET /orders');
    await expect(tour.status).toContainText('GET /orders');
    await expect(tour.steps.locator('[aria-current="step"]')).toContainText('10');

    await tour.steps.getByRole('button', { name: /^2/ }).click();
    await expect(heading).toContainText('code_verifier');

    await tour.diagram.getByRole('button', { name: 'As a table' }).click();
    await tour.diagram.getByRole('button', { name: 'GET /authorize' }).click();
    await expect(heading).toContainText('GET /authorize');
    await expect(tour.diagram.locator('tr[aria-current="step"]')).toContainText('GET /authorize');
  });

  test('the code lights up in every place that it goes to; the keys of the trace verify the ID token', async ({
    page,
  }) => {
    const tour = new TourPage(page);
    await tour.open();
    await tour.toEnd();
    await tour.inspectorTab('Tokens').click();
    await expect(tour.inspector).toContainText(/verif/i);
    await expect(tour.inspector).toContainText('Ana Lima');
    await tour.inspectorTab('Message').click();
    await tour.diagram.locator('[data-seq][aria-label*="POST /oauth/token"]').first().click();
    await tour.inspector
      .getByRole('button', { name: /^code [0-9a-f]{4}/ })
      .first()
      .click();
    await expect(tour.diagram.locator('[data-seq][data-lit]')).not.toHaveCount(0);
    const lit = await tour.diagram
      .locator('[data-seq][data-lit]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label') ?? ''));
    expect(lit.join('\n')).toMatch(/to \/callback/);
    expect(lit.join('\n')).toMatch(/POST \/oauth\/token/);
  });
});
