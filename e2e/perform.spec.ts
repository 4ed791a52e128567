import { perform, plainRecipe } from '../src/lab/index.ts';
import { traceModel } from '../src/trace/index.ts';
import { eventTitle } from '../src/views/event-words.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

const flow = 'authorization-code-pkce';

test('the page shows what performing the recipe in Node gives: the same events, the same secrets', async ({
  page,
}) => {
  const { stops, secretsAt } = traceModel(await perform(plainRecipe(flow)));
  const tour = new TourPage(page);
  await tour.open(flow);
  await page.keyboard.press('End');
  await expect(tour.status).toHaveText(/Run complete/);
  await tour.diagram.getByRole('button', { name: 'As a table' }).click();
  const rows = tour.diagram.locator('tbody tr');
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
});
