import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { packRecipe, perform, plainRecipe, type Recipe, unpackRecipe } from '../src/lab/index.ts';
import { traceModel } from '../src/trace/index.ts';
import { eventTitle } from '../src/views/event-words.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

const flow = 'authorization-code-pkce';

/** Holds the table of a run that stands at its end against the trace that Node performs: the same events, the same secrets. */
async function expectSameAsNode(page: Page, recipe: Recipe): Promise<void> {
  const { stops, secretsAt } = traceModel(await perform(recipe));
  const { diagram } = new TourPage(page);
  await diagram.getByRole('button', { name: 'As a table' }).click();
  const rows = diagram.locator('tbody tr');
  await expect(rows).toHaveCount(stops.length);
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => ({
      seq: Number(row.getAttribute('data-seq')),
      title: row.querySelector('button')?.textContent,
      secrets: [...row.querySelectorAll('td:last-child code')].map((code) => code.textContent),
    })),
  );
  expect(shown).toEqual(
    stops.map((event) => ({
      seq: event.seq,
      title: eventTitle(event),
      secrets: secretsAt(event.seq).map(({ fingerprint }) => fingerprint),
    })),
  );
}

test('the page shows what performing the recipe in Node gives: the same events, the same secrets', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open(flow);
  await page.keyboard.press('End');
  await expect(tour.status).toHaveText(/Run complete/);
  await expectSameAsNode(page, plainRecipe(flow));
});

interface Golden {
  readonly what: string;
  readonly link: string;
}

const golden: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../src/lab/golden/links.json', import.meta.url), 'utf8'),
);

for (const { what, link } of golden)
  test(`a link of the golden file gives in the browser what it gives in Node: ${what}`, async ({ page }) => {
    const recipe = await unpackRecipe(link);
    const tour = new TourPage(page);
    await page.goto(`./#/flows/${recipe.flow}?until=9999&recipe=${link}`);
    await expect(tour.status).toHaveText(/Run complete/);
    await expectSameAsNode(page, recipe);
    expect(await packRecipe(recipe)).toBe(link);
  });
