import type { Locator, Page } from '@playwright/test';
import { flowIds } from '../src/flows/index.ts';
import { listOfVerdicts } from '../src/guide/choose/every-path.ts';
import { questions } from '../src/guide/choose/questions.ts';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

/** What a person can reach on the screen that helps to choose. */
class Chooser {
  readonly title: Locator;
  readonly answers: Locator;
  readonly board: Locator;
  readonly out: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole('heading', { level: 1 });
    this.answers = page.getByRole('list', { name: 'Answers' }).getByRole('link');
    this.board = page.getByRole('region', { name: /possible|is left/ });
    this.out = this.board.getByRole('listitem').filter({ hasText: 'Ruled out by' });
  }

  async open(answers = ''): Promise<void> {
    await this.page.goto(`./#/choose${answers && `?${answers}`}`);
    await expect(this.title).toBeVisible();
  }

  /** Whether this question is asked, and has the focus. */
  async asks(question: keyof typeof questions): Promise<void> {
    await expect(this.title).toHaveText(questions[question].title);
    await expect(this.title).toBeFocused();
  }

  /** Goes to an address without loading the page again. */
  async goTo(answers: Readonly<Record<string, string>>): Promise<void> {
    await this.page.evaluate(
      (hash) => {
        window.location.hash = hash;
      },
      `#/choose?${new URLSearchParams(answers)}`,
    );
  }
}

const toNative = 'machine=no&server=no&password=no&page=no&native=yes';
const nativeVerdict = `${toNative}&return=loopback&away=yes`;

test('a verdict runs to its end by itself, once it is started', async ({ page }) => {
  const chooser = new Chooser(page);
  await chooser.open('machine=yes&keys=secret');
  await page.getByRole('link', { name: 'Run it now' }).click();
  await page.getByLabel('Speed').selectOption('8');
  await expect(page.getByRole('status')).toHaveText(/Run complete/, { timeout: 30_000 });
});

test('by mouse to a verdict: flows recede with each answer, Back and the browser’s Back return', async ({
  page,
}) => {
  const chooser = new Chooser(page);
  await chooser.open();
  await expect(chooser.board.getByRole('listitem')).toHaveCount(7);
  await expect(chooser.out).toHaveCount(0);

  const no = chooser.answers.filter({ hasText: 'No, for a user' });
  await no.hover();
  await expect(chooser.board.getByText('this answer rules it out')).toHaveCount(1);
  await no.click();
  await chooser.asks('server');
  await expect(chooser.out).toHaveText([/^Client Credentials.*Ruled out by 1: Does the app act for itself/]);

  await chooser.answers.filter({ hasText: 'Yes, on a server' }).click();
  await chooser.asks('early');
  await expect(chooser.out).toHaveCount(4);
  await page.goBack();
  await chooser.asks('server');
  await expect(chooser.out).toHaveCount(1);
  await page.getByRole('link', { name: 'Back' }).click();
  await chooser.asks('machine');

  await no.click();
  await chooser.answers.filter({ hasText: 'Yes, on a server' }).click();
  await chooser.answers.filter({ hasText: 'Yes, at once' }).click();
  await page.getByRole('link', { name: new RegExp(`^${escaped(questions.server.title)}`) }).click();
  await chooser.asks('server');
  await page.goBack();
  await chooser.answers.filter({ hasText: 'No, it may end' }).click();
  await chooser.answers.filter({ hasText: 'Yes, with a private key' }).click();
  await expect(chooser.title).toHaveText(/^Hybrid/);
  await expect(chooser.title).toBeFocused();
  await expect(chooser.out).toHaveCount(6);
  await expect(page.getByRole('table', { name: 'How to set it up' })).toContainText('private_key_jwt');
  await page.getByRole('link', { name: 'Start again' }).click();
  await chooser.asks('machine');
});

test('by keyboard to a verdict, with help and a safe assumption on the way', async ({ page }) => {
  const chooser = new Chooser(page);
  await chooser.open();
  await page.keyboard.press('2');
  await chooser.asks('server');
  await page.keyboard.press('0');
  const help = page.getByRole('region', { name: 'Help' });
  await expect(help).toContainText(questions.server.unsure.help);
  await expect(help).toContainText('Login ends in a session cookie of your own server.');
  await chooser.asks('server');
  await page.keyboard.press('Backspace');
  await expect(help).toHaveCount(0);
  await chooser.asks('server');
  await page.keyboard.press('0');
  await expect(help).toBeVisible();
  await page.keyboard.press('0');
  await chooser.asks('password');
  await expect(page.getByRole('navigation', { name: 'Your answers' })).toContainText('assumed');
  for (const [key, question] of [
    ['2', 'page'],
    ['2', 'native'],
    ['1', 'return'],
    ['3', 'away'],
  ] as const) {
    await page.keyboard.press(key);
    await chooser.asks(question);
  }
  await page.keyboard.press('ArrowLeft');
  await chooser.asks('return');
  await page.keyboard.press('3');
  await chooser.asks('away');
  await page.keyboard.press('1');
  await expect(chooser.title).toHaveText(/^Authorization Code with PKCE/);
  await expect(page).toHaveURL(/#\/choose\?machine=no&server=assumed&password=no.*away=yes$/);
});

test('a link opens the same state: a question, its help, a verdict with its settings and sources', async ({
  page,
}) => {
  const chooser = new Chooser(page);
  await chooser.open(`${toNative}&help=return`);
  await expect(chooser.title).toHaveText(questions.return.title);
  await expect(page.getByRole('region', { name: 'Help' })).toContainText(questions.return.unsure.help);

  await chooser.goTo(Object.fromEntries(new URLSearchParams(nativeVerdict)));
  await expect(chooser.title).toHaveText(/^Authorization Code with PKCE/);
  await expect(page.getByRole('link', { name: 'Run it now' })).toHaveAttribute(
    'href',
    /#\/flows\/authorization-code-pkce\?appType=native\+loopback&play=true/,
  );
  await expect(page.getByRole('link', { name: 'Compare with Device Authorization' })).toHaveAttribute(
    'href',
    '#/compare?left=authorization-code-pkce&right=device-authorization',
  );
  const differ = page
    .locator('section')
    .filter({ hasText: 'Where Auth0’s page and today’s guidance differ' });
  await expect(differ.locator('dt').filter({ hasText: 'What this tour does' }).first()).toBeVisible();
  await page.getByRole('link', { name: /Custom scheme, myapp:/ }).click();
  await expect(page).toHaveURL(/return=scheme/);
  await expect(chooser.title).toBeFocused();
});

test('a flow that OAuth 2.1 drops carries a warning, and the better way is a link', async ({ page }) => {
  const chooser = new Chooser(page);
  await chooser.open('machine=no&server=no&password=yes&away=no');
  const warning = page.getByRole('region', { name: 'Warning' });
  await expect(warning).toContainText('MUST NOT');
  await warning.getByRole('link', { name: /^(?!RFC)/ }).click();
  await expect(chooser.title).not.toHaveText(/^Resource Owner Password/);
  await expect(page.getByRole('region', { name: 'Warning' })).toHaveCount(0);
});

test('a situation leads to its verdict, and the search finds it', async ({ page }) => {
  const chooser = new Chooser(page);
  await chooser.open();
  const situations = page.getByRole('region', { name: 'Situations like yours' });
  await situations.getByRole('textbox', { name: 'Search situations' }).fill('cron');
  await situations.getByRole('link', { name: /cron job imports data/ }).click();
  await expect(chooser.title).toHaveText(/^Client Credentials/);
  await expect(chooser.title).toBeFocused();
});

test('a bad link says what was dropped and goes on', async ({ page }) => {
  const chooser = new Chooser(page);
  await chooser.open('machine=perhaps&nonsense=1');
  await expect(chooser.title).toHaveText(questions.machine.title);
  await expect(page.getByRole('alert')).toContainText(/^The link answers/);
  await page.keyboard.press('2');
  await chooser.asks('server');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('axe finds nothing in either theme: a question, help, verdicts', async ({ page }) => {
  const chooser = new Chooser(page);
  const holdsUp = async (where: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page), `${where}, ${colorScheme}`).toEqual([]);
    }
  };
  await chooser.open();
  await holdsUp('the start');
  for (const answers of [`${toNative}&help=return`, 'machine=no&server=no&password=yes&away=no']) {
    await chooser.goTo(Object.fromEntries(new URLSearchParams(answers)));
    await expect(chooser.title).toBeFocused();
    await holdsUp(answers);
  }
});

test('at 390 px nothing scrolls sideways, and the answers come first', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const chooser = new Chooser(page);
  await chooser.open();
  for (const answer of await chooser.answers.all()) await expect(answer).toBeInViewport({ ratio: 1 });
  for (const answers of [
    '',
    `${toNative}&help=return`,
    nativeVerdict,
    'machine=no&server=no&password=yes&away=no',
  ]) {
    await chooser.goTo(Object.fromEntries(new URLSearchParams(answers)));
    await expect(
      page.getByText(answers.includes('away') ? 'Verdict' : /^Question/, { exact: true }),
    ).toBeVisible();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider, answers).toBe(false);
  }
  // The head has the least room, and is everywhere.
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test.describe('every verdict leads to its flow with its options and runs to its end, by', () => {
  for (const flow of flowIds)
    test(flow, async ({ page }) => {
      const chooser = new Chooser(page);
      const tour = new TourPage(page);
      const run = page.getByRole('link', { name: 'Run it now' });
      const verdicts = listOfVerdicts().filter(({ verdict }) => verdict.flow === flow);
      expect(verdicts.length).toBeGreaterThan(0);
      await chooser.open();
      for (const { answers, verdict } of verdicts) {
        await chooser.goTo(answers);
        await expect(chooser.title).toHaveText(verdict.title);
        const [path, query] = ((await run.getAttribute('href')) ?? '').split('?');
        expect(path).toBe(`#/flows/${verdict.flow}`);
        const { play, ...options } = Object.fromEntries(new URLSearchParams(query));
        expect(play).toBe('true');
        expect(options).toEqual(mapped(verdict.options));
        await run.click();
        await expect(tour.next).toBeVisible();
        await tour.toEnd();
      }
    });
});

/** Options as an address has them. */
const mapped = (options: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));

function escaped(text: string): string {
  return text.replace(/[?.()]/g, '\\$&');
}
