import type { Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

/** Moments of a run that look different: what is asked, what is checked, what is refused, what is done. */
const moments: readonly [name: string, said: RegExp][] = [
  ['the start', /Step 1 of 11/],
  ['the authorization request', /GET \/authorize/],
  ['the login page', /Sign in, or press Next/],
  ['the consent page', /Allow or deny/],
  ['the token request', /POST \/oauth\/token/],
  ['the end', /Run complete/],
];

async function holdsUp(page: Page, where: string): Promise<void> {
  expect(await axeViolations(page), where).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('at the moments of a run that look different', async ({ page }) => {
      const tour = new TourPage(page);
      await tour.open();
      await page.mouse.move(0, 0);
      for (const [name, said] of moments) {
        await tour.pressUntil('ArrowRight', said);
        await holdsUp(page, name);
      }
    });

    test("in the inspector's tabs, in the table and when presenting", async ({ page }) => {
      const tour = new TourPage(page);
      await tour.open();
      await tour.toEnd();
      for (const tab of ['Tokens', 'Checks', 'Machine'] as const) {
        await tour.inspectorTab(tab).click();
        await holdsUp(page, tab);
      }
      await tour.diagram.getByRole('button', { name: 'As a table' }).click();
      await holdsUp(page, 'the table');
      await page.keyboard.press('p');
      await holdsUp(page, 'presenting');
      await page.keyboard.press('p');
      // Colours do not depend on the width, so a narrow window needs one theme.
      if (colorScheme === 'dark') return;
      await page.setViewportSize({ width: 390, height: 844 });
      for (const pane of ['Steps', 'Diagram', 'Inspector', 'Screen']) {
        await page.getByRole('tab', { name: pane, exact: true }).click();
        await holdsUp(page, pane);
      }
    });
  });
}
