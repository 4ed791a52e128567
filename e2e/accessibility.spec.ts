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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing in ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const [name, said] of moments)
      test(`at ${name}`, async ({ page }) => {
        const tour = new TourPage(page);
        await tour.open();
        await tour.pressUntil('ArrowRight', said);
        await page.mouse.move(0, 0);
        expect(await axeViolations(page)).toEqual([]);
      });

    for (const tab of ['Tokens', 'Checks', 'Machine'] as const)
      test(`in the inspector's ${tab}`, async ({ page }) => {
        const tour = new TourPage(page);
        await tour.open();
        await tour.toEnd();
        await tour.inspectorTab(tab).click();
        expect(await axeViolations(page)).toEqual([]);
      });

    test('in the table, in a narrow window and when presenting', async ({ page }) => {
      const tour = new TourPage(page);
      await tour.open();
      await tour.toEnd();
      await tour.diagram.getByRole('button', { name: 'As a table' }).click();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('p');
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('p');
      await page.setViewportSize({ width: 390, height: 844 });
      for (const pane of ['Steps', 'Diagram', 'Inspector', 'Screen']) {
        await page.getByRole('tab', { name: pane, exact: true }).click();
        expect(await axeViolations(page), pane).toEqual([]);
      }
    });
  });
}
