import type { Locator } from '@playwright/test';
import { hostileTexts } from '../src/diagram/testing/hostile.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

/** A one-line field of a page cannot hold them all: not line breaks, nor space at its ends. */
const texts = hostileTexts.filter((text) => text !== '' && /^\P{Cc}*$/u.test(text) && text.trim() === text);

test.describe('hostile text is text', () => {
  test('in a parameter that the login page, the address bar, the inspector and the diagram show', async ({
    page,
  }) => {
    test.slow();
    const tour = new TourPage(page);
    page.on('dialog', (dialog) => {
      throw new Error(`a dialog opened: ${dialog.message()}`);
    });
    for (const hostile of texts.slice(0, 24)) {
      await page.goto('./#/');
      await page.goto(`./#/flows/authorization-code-pkce?${new URLSearchParams({ loginHint: hostile })}`);
      await tour.drawn();
      await tour.nextUntil(/GET \/authorize/);
      await expect.poll(() => shownInFull(tour.inspector, 'login_hint'), hostile).toBe(hostile);
      await tour.nextUntil(/Sign in, or press Next/);
      await expect(tour.frame().getByLabel(/email/i), hostile).toHaveValue(hostile);
      expect(await tour.diagram.locator('svg [data-seq]').count(), hostile).toBeGreaterThan(7);
    }
  });

  test('typed into the login page, and shown again after the refusal', async ({ page }) => {
    const tour = new TourPage(page);
    const hostile = '"><img src=x onerror=alert(1)>%%{init:{}}%%;end';
    await tour.open();
    await tour.nextUntil(/Sign in, or press Next/);
    await tour.signIn(hostile, '<script>alert(1)</script>');
    await tour.nextUntil(/Refused by a check/);
    await expect(tour.inspector).toContainText(hostile);
    await tour.nextUntil(/Sign in again/);
    await expect(tour.frame().getByLabel(/email/i)).toHaveValue(hostile);
    await expect(tour.frame().locator('img, script')).toHaveCount(0);
  });

  test('in an error that the app shows', async ({ page }) => {
    const tour = new TourPage(page);
    const scope = 'openid <svg/onload=alert(1)>';
    await page.goto(`./#/flows/authorization-code-pkce?${new URLSearchParams({ scope })}`);
    await tour.drawn();
    await page.keyboard.press('End');
    await expect(tour.status).toContainText('The run stopped');
    await expect(tour.diagram.locator('svg svg, img, script')).toHaveCount(0);
  });
});

/** A parameter's value in the inspector, opened where it is shortened. */
async function shownInFull(inspector: Locator, name: string): Promise<string | null> {
  const row = inspector
    .locator('dl > div')
    .filter({ has: inspector.page().getByText(name, { exact: true }) });
  const value = row.locator('dd').first();
  const short = value.locator('button[aria-expanded="false"]');
  if ((await short.count()) > 0) await short.click();
  return value.locator('code, button[aria-expanded]').first().textContent();
}
