import { hostileTexts } from '../src/diagram/testing/hostile.ts';
import { type Move, perform, plainRecipe } from '../src/lab/index.ts';
import { harOf } from '../src/trace/export/har.ts';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TracePage } from './trace-page.ts';

const TOKEN = 'request POST /oauth/token';

/** A HAR of a run of our own, its addresses those of another vendor. */
async function harWith(flow: string, moves: readonly Move[] = []): Promise<string> {
  const har = harOf(await perform(plainRecipe(flow, { moves })));
  return har
    .replaceAll('auth.granttour.example', 'id.tailspin.example')
    .replaceAll('web.wayfarer.example', 'shop.alpine.example');
}

const slash = (): Promise<string> =>
  harWith('authorization-code', [
    {
      ...{ at: TOKEN, do: 'edit' },
      edits: [{ parameter: 'redirect_uri', value: 'https://shop.alpine.example/callback/' }],
    },
  ]);

const twoUrls = `1) https://id.tailspin.example/authorize?client_id=shop&redirect_uri=https%3A%2F%2Fshop.alpine.example%2Fcb&response_type=code&scope=openid&state=q7Tn2LrWv0aYbK3x&nonce=n1n2n3n4
2) https://shop.alpine.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=q7Tn2LrWv0aZZZZZ`;

test('a HAR dropped: the cause, the two messages that prove it, the same flow done right', async ({
  page,
}) => {
  const trace = new TracePage(page);
  await trace.goto();
  await trace.drop('login.har', await slash());
  await expect(trace.cause).toHaveAttribute('data-rule', 'redirect_uri_mismatch_at_token');
  await expect(trace.cause).toContainText('proved by this trace');
  await expect(trace.cause).toContainText('invalid_grant');
  expect(await trace.findings.locator('[data-rule]').count()).toBeLessThan(4);

  await trace.cause
    .getByRole('button', { name: /^Show .*token request/i })
    .first()
    .click();
  await expect(trace.status).toContainText(/POST .*token/);
  const present = trace.diagram.locator('svg [aria-current="step"]');
  await expect(present).toBeInViewport();
  const at = Number(await present.getAttribute('data-seq'));
  await trace.cause
    .getByRole('button', { name: /^Show .*authoriz/i })
    .first()
    .click();
  await expect(trace.status).toContainText(/\/authorize/);
  expect(Number(await present.getAttribute('data-seq'))).toBeLessThan(at);
  await expect(trace.inspector).toContainText('redirect_uri');

  await trace.cause.getByRole('button', { name: 'See it right' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('done right');
  await expect(trace.status).toContainText(/^Row/);
  await expect(page.getByRole('main')).toContainText('shop.alpine.example');
  await page.getByRole('button', { name: 'To the trace' }).click();

  await trace.cause.getByRole('button', { name: 'Replay with this fault' }).click();
  await expect(page).toHaveURL(/#\/flows\/authorization-code\?/);
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
  await page.keyboard.press('End');
  await expect(trace.status).toContainText(/redirect_uri/);
  await page.goBack();
  await expect(trace.cause).toHaveAttribute('data-rule', 'redirect_uri_mismatch_at_token');
});

test.describe('by keyboard alone at 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a text pasted: cause, proof, reference run and back', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.goto();
    await trace.text.focus();
    await page.keyboard.insertText(twoUrls);
    await page.keyboard.press('Control+Enter');
    await expect(trace.cause).toHaveAttribute('data-rule', 'state_changed');
    await page.keyboard.press('f');
    const show = trace.cause.getByRole('button', { name: /^Show / }).first();
    await show.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Inspector', selected: true })).toBeVisible();
    const before = await trace.status.textContent();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(trace.status).toContainText(/Message 2 of/);
    expect(before).toMatch(/Message \d+ of/);
    await page.keyboard.press('f');
    await expect(page.getByRole('tab', { name: 'Findings', selected: true })).toBeVisible();
    const right = trace.cause.getByRole('button', { name: 'See it right' });
    await right.focus();
    await page.keyboard.press('Enter');
    await expect(trace.status).toContainText(/^Row/);
    await page.getByRole('button', { name: 'To the trace' }).focus();
    await page.keyboard.press('Enter');
    await expect(trace.cause).toBeVisible();
  });
});

test('what cannot be read is said, and nothing that is open is lost', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.goto();
  await trace.choose('login.har', await slash());
  await expect(trace.cause).toBeVisible();
  await trace.open.getByRole('button', { name: 'Open another' }).click();
  for (const [name, text, said] of [
    ['empty.har', '', /empty/i],
    ['page.html', '<!doctype html><title>Not found</title>', /HTML/],
    ['list.har', '{"log":{"entries":"none"}}', /log\.entries/],
  ] as const) {
    await trace.choose(name, text);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(name);
    await expect(alert).toContainText(said);
    await expect(alert).toContainText('What was open still is.');
  }
  const cut = await slash();
  await trace.choose('cut.har', cut.slice(0, cut.length * 0.9));
  await expect(trace.cause).toBeVisible();
  await page.getByRole('button', { name: 'What was read' }).click();
  await expect(page.getByRole('main')).toContainText(/breaks off/);
  await expect(trace.open.getByRole('button', { name: /^Close/ })).toHaveCount(2);
  await trace.open.getByRole('button', { name: 'Close cut.har' }).click();
  await expect(trace.cause).toHaveAttribute('data-rule', 'redirect_uri_mismatch_at_token');
  await trace.open.getByRole('button', { name: 'Close login.har' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Debug a trace');
});

test('reading can be cancelled', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.goto();
  // Pressed as soon as it is there: reading is quick.
  const pressed = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        new MutationObserver((_, watcher) => {
          const cancel = [...document.querySelectorAll('button')].find(
            ({ textContent }) => textContent === 'Cancel',
          );
          if (!cancel) return;
          watcher.disconnect();
          cancel.click();
          resolve();
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  const noise = JSON.stringify({ a: 'x'.repeat(1_000) });
  await trace.choose('big.har', `{"log":{"entries":[${Array(5_000).fill(noise).join(',')}]}}`);
  await pressed;
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await trace.paste(twoUrls);
  await expect(trace.cause).toBeVisible();
});

test('a good trace has nothing wrong, and says what was checked', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.goto();
  // Under its own addresses: the tokens are signed and name them.
  await trace.choose('good.har', harOf(await perform(plainRecipe('authorization-code-pkce'))));
  await expect(trace.findings).toContainText('Nothing wrong found');
  await trace.findings.getByRole('button', { name: /^What was checked/ }).click();
  await expect(trace.findings).toContainText('The code_verifier gives the code_challenge');
});

test('hostile text in every place of a trace is text', async ({ page }) => {
  const trace = new TracePage(page);
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
  await trace.goto();
  const texts = hostileTexts.filter((text) => text !== '').slice(0, 40);
  const hostile = texts.map((text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '?'))).join('');
  const har = JSON.parse(await harWith('authorization-code-pkce')) as {
    log: { entries: { request: { url: string } }[]; creator: { name: string } };
  };
  har.log.creator.name = texts.join('');
  for (const { request } of har.log.entries)
    request.url = request.url.replace(/([?&](?:state|scope|nonce)=)[^&]*/g, `$1${hostile}`);
  await trace.choose(`${texts.join('').replaceAll('/', ':').slice(0, 200)}.har`, JSON.stringify(har));
  await expect(trace.diagram.locator('svg [data-seq]').first()).toBeVisible();
  await expect(trace.findings).toBeVisible();
  expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
});

for (const [colorScheme, viewport] of [
  ['dark', { width: 1280, height: 720 }],
  ['light', { width: 390, height: 844 }],
] as const)
  test.describe(`in ${colorScheme} at ${viewport.width} px`, () => {
    test.use({ colorScheme, viewport });

    test('opening a trace and what is found in it hold up', async ({ page }) => {
      const trace = new TracePage(page);
      await trace.goto();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Signed in at the provider, a stranger in the app' }).click();
      await expect(trace.cause).toHaveAttribute('data-rule', 'form_post_cookie_lost');
      expect(await axeViolations(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, 'scrolls sideways').toBe(false);
    });
  });
