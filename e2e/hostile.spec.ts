import type { Locator } from '@playwright/test';
import { hostileTexts } from '../src/diagram/testing/hostile.ts';
import { addressOf } from '../src/views/screen/address.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

/** Neither a one-line field (line breaks, space at its ends) nor a URL (lone surrogates) can hold them all. */
const texts = hostileTexts.filter(
  (text) => text !== '' && /^[^\p{Cc}\p{Cs}]*$/u.test(text) && text.trim() === text,
);

test.describe('hostile text is text', () => {
  test('in a parameter that the inspector, the address bar and the login page show', async ({ page }) => {
    test.slow();
    const tour = new TourPage(page);
    page.on('dialog', (dialog) => {
      throw new Error(`a dialog opened: ${dialog.message()}`);
    });
    let drawn: number | undefined;
    for (const hint of ['somebody', ...inGroups(texts, 16)]) {
      const link = `./#/flows/authorization-code-pkce?${new URLSearchParams({ loginHint: hint })}`;
      await page.goto('./#/');
      await page.goto(link);
      await tour.drawn();
      await tour.nextUntil(/GET \/authorize/);
      await expect.poll(() => shownInFull(tour.inspector, 'login_hint'), hint).toBe(hint);
      const asked = `https://auth.granttour.example/authorize?${new URLSearchParams({ login_hint: hint })}`;
      const [shown] = addressOf(asked, () => undefined).parameters;
      await expect(tour.screen.getByRole('group', { name: 'Address' }), hint).toContainText(
        `login_hint=${shown?.value}`,
        { useInnerText: false },
      );
      await tour.nextUntil(/Sign in, or press Next/);
      await expect(tour.frame().getByLabel(/email/i), hint).toHaveValue(hint);
      // The same events as with a harmless hint.
      const events = await tour.diagram.locator('svg [data-seq]').count();
      drawn ??= events;
      expect(events, hint).toBe(drawn);
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

  test('in the links of the guide', async ({ page }) => {
    const hostile = '"><img src=x onerror=alert(1)><svg/onload=alert(1)>javascript:alert(1)';
    const main = page.getByRole('main');
    await page.goto('./#/');
    for (const [name, ...parameters] of [
      ['choose', 'machine', 'help', '__proto__'],
      ['compare', 'left', 'right'],
      ['glossary', 'search', 'entry', 'kind'],
    ] as const) {
      const query = new URLSearchParams(parameters.map((parameter) => [parameter, hostile]));
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `#/${name}?${query}`);
      await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(main.locator('img, script, [onload], [href^="javascript:"]')).toHaveCount(0);
    }
  });
});

/** Several texts in one value: each stays as it is, and every one is tried. */
function inGroups(all: readonly string[], size: number): string[] {
  const groups = Math.ceil(all.length / size);
  return Array.from({ length: groups }, (_, at) => all.slice(at * size, (at + 1) * size).join(' '));
}

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
