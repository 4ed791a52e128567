import type { Locator, Page } from '@playwright/test';
import { loadFlow, plainRecipe } from '../src/lab/index.ts';
import { lookAhead } from '../src/views/quiz/ahead.ts';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

const PKCE = 'authorization-code-pkce';

const pane = (page: Page): Locator => page.getByRole('region', { name: 'Question', exact: true });
const toggle = (page: Page): Locator => page.getByRole('button', { name: 'Questions', exact: true });

/** Goes on by `→` until a question stands. */
async function toQuestion(tour: TourPage): Promise<void> {
  for (let press = 0; press < 40; press++) {
    const before = (await tour.status.textContent()) ?? '';
    await tour.page.keyboard.press('ArrowRight');
    await expect(async () => {
      const moved = (await tour.status.textContent()) !== before;
      expect(moved || (await pane(tour.page).isVisible())).toBe(true);
    }).toPass({ intervals: [10, 20, 50] });
    if (await pane(tour.page).isVisible()) return;
  }
  throw new Error('No question came');
}

/** The right choice of each question of a run, in their order: the same run, performed here. */
async function answersOf(options: Readonly<Record<string, string>> = {}) {
  const { questions } = await lookAhead(plainRecipe(PKCE, { options }), (await loadFlow(PKCE))?.steps ?? []);
  return [...questions.values()];
}

test('asked by keyboard: right, wrong, skipped; the score is kept', async ({ page }) => {
  const tour = new TourPage(page);
  const [first, second, third] = await answersOf();
  await tour.open();
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('q');
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true');

  await toQuestion(tour);
  const said = await tour.status.textContent();
  await expect(pane(page).getByRole('heading', { level: 3 })).toBeFocused();
  await expect(tour.steps).not.toContainText('/authorize');
  await expect(tour.diagram.locator(`[data-seq="${first?.seq}"]`)).toHaveCount(0);
  await expect(tour.inspector).toHaveCount(0);
  // Unanswered, it stays.
  await page.keyboard.press('ArrowRight');
  await expect(pane(page)).toContainText('Choose an answer or skip it');
  await page.keyboard.press(String((first?.right ?? 0) + 1));
  await expect(pane(page).getByText('Right.', { exact: true })).toBeVisible();
  await expect(pane(page)).toContainText('1 of 1 right');
  await expect(tour.status).toHaveText(said ?? '');
  await page.keyboard.press('Enter');
  await expect(tour.inspector).toBeVisible();
  await expect(tour.status).toContainText('GET /authorize');

  await toQuestion(tour);
  await page.keyboard.press(String((((second?.right ?? 0) + 1) % (second?.choices.length ?? 4)) + 1));
  await expect(pane(page).getByText('Wrong.', { exact: true })).toBeVisible();
  await expect(pane(page)).toContainText('1 of 2 right');
  await page.keyboard.press('Enter');
  await toQuestion(tour);
  await pane(page).getByRole('button', { name: 'Skip' }).click();
  await expect(pane(page)).toContainText('Skipped');
  await expect(pane(page)).toContainText('1 of 2 right');
  expect(third?.choices.length).toBeGreaterThan(1);

  // Whoever goes back and comes again is not asked once more.
  await pane(page).getByRole('button', { name: 'Show it' }).click();
  await expect(tour.inspector).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect(pane(page)).toHaveCount(0);

  // Nor is anything forgotten over two runs side by side.
  await page.evaluate(() => {
    window.location.hash += '&beside=bearer-and-dpop';
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Bearer beside DPoP' })).toBeVisible();
  await page.goBack();
  await expect(tour.inspector).toBeVisible();

  await page.keyboard.press('q');
  const summary = page.getByRole('region', { name: 'Questions so far' });
  await expect(summary).toContainText('1 of 2 right in this run so far, 1 skipped');
  await summary.getByRole('button', { name: /^Step 4/ }).click();
  await expect(tour.inspector).toBeVisible();
  await expect(tour.status).toContainText('Step 4');

  await page.reload();
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false');
  await toggle(page).click();
  await tour.pressUntil('End', /Run complete/);
  await page.keyboard.press('Home');
  await expect(pane(page)).toHaveCount(0);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('\\"right\\":1,\\"asked\\":2');
});

test('a run that is refused asks which check does it, and autoplay waits', async ({ page }) => {
  const tour = new TourPage(page);
  const questions = await answersOf({ mishap: 'code expires' });
  const refusing = questions.find(({ kind }) => kind === 'refusing check');
  await page.goto(`./#/flows/${PKCE}?mishap=code+expires&step=7`);
  await expect(tour.status).toContainText('POST /oauth/token');
  await page.keyboard.press('q');
  await page.keyboard.press('ArrowRight');
  await expect(pane(page)).toContainText(refusing?.prompt ?? 'no question');
  await expect(page.getByText(/Refused/)).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('8');
  await page.keyboard.press(String((refusing?.right ?? 0) + 1));
  await expect(pane(page)).toContainText('The code has not expired');
  await page.keyboard.press('Enter');
  await expect(tour.status).toHaveText(/Refused by a check: The code has not expired/);
  // The error that goes out is asked about too; to play stops there.
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(pane(page)).toContainText('Which error');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('axe finds nothing in either theme, and a narrow window has it in front', async ({ page }) => {
  const tour = new TourPage(page);
  const [first] = await answersOf();
  const holdsUp = async (where: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page), `${where}, ${colorScheme}`).toEqual([]);
    }
  };
  await tour.open();
  await page.keyboard.press('q');
  await toQuestion(tour);
  await page.keyboard.press(first?.right === 0 ? '2' : '1');
  await expect(pane(page)).toContainText('Wrong.');
  await holdsUp('an answer');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(pane(page)).toBeVisible();
  await expect(pane(page).getByRole('button', { name: 'Show it' })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.keyboard.press('q');
  await expect(page.getByRole('region', { name: 'Questions so far' })).toBeVisible();
  await holdsUp('the summary');
});
