import { type FlowId, flowIds, loadFlow } from '../src/flows/index.ts';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { TourPage } from './tour-page.ts';

const complete = /Run complete/;
/** `walk.spec.ts` and the others walk this one. */
const walked = 'authorization-code-pkce';
const flows = await Promise.all(
  flowIds.filter((id) => id !== walked).map(async (id) => ({ id, flow: await loadFlow(id) })),
);

/** Where a flow shows what it alone has. */
const telling: Readonly<Partial<Record<FlowId, RegExp>>> = {
  'authorization-code': /Step 7 of/,
  'implicit-form-post': /POST \/callback/,
  hybrid: /Validates the ID token/,
  'client-credentials': /Step 3 of/,
  'device-authorization': /Type the user code/,
  'resource-owner-password': /Step 2 of/,
};

for (const { id, flow } of flows) {
  const title = flow?.title ?? '';
  const documented = flow?.steps.filter(({ extra }) => !extra).length ?? 0;

  test.describe(title, () => {
    test('by mouse, from the home page, step after step', async ({ page }) => {
      const tour = new TourPage(page);
      await page.goto('./');
      await page.getByRole('link', { name: `Start ${title}`, exact: true }).click();
      await tour.drawn();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      for (let step = 1; step <= documented; step++) {
        await tour.steps.getByRole('button', { name: new RegExp(`^${step} `) }).click();
        await expect(tour.status).toHaveText(new RegExp(`^Step ${step} of ${documented}`));
      }
      await tour.nextUntil(complete);
      await expect(tour.next).toHaveAttribute('aria-disabled', 'true');
    });

    test('by keyboard alone, every documented step in turn; axe finds nothing at the telling moment', async ({
      page,
    }) => {
      const tour = new TourPage(page);
      await tour.open(id);
      let moment = telling[id];
      const seen = new Set<string>();
      for (let press = 0; press < 90; press++) {
        const said = (await tour.status.textContent()) ?? '';
        const step = /^Step (\d+) of/.exec(said)?.[1];
        if (step) seen.add(step);
        if (complete.test(said)) break;
        if (moment?.test(said)) {
          moment = undefined;
          for (const colorScheme of ['dark', 'light'] as const) {
            await page.emulateMedia({ colorScheme });
            expect(await axeViolations(page), colorScheme).toEqual([]);
          }
        }
        await page.keyboard.press('ArrowRight');
        await tour.saysOtherThan(said);
      }
      await expect(tour.status).toHaveText(complete);
      expect(moment, 'the telling moment did not come').toBeUndefined();
      expect([...seen]).toEqual(Array.from({ length: documented }, (_, at) => String(at + 1)));
      await page.keyboard.press('Home');
      await expect(tour.status).toContainText(`Step 1 of ${documented}`);
    });

    test('in autoplay', async ({ page }) => {
      const tour = new TourPage(page);
      // The last steps are enough: each beat is a wait.
      await tour.open(id, Math.max(1, documented - 3));
      await page.getByLabel('Speed').selectOption('8');
      await page.keyboard.press('Space');
      await expect(tour.status).toHaveText(complete, { timeout: 55_000 });
      await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    });
  });
}

test.describe('Device Authorization has two screens at once', () => {
  test('the code of the TV, typed into the phone by hand; the TV polls meanwhile', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open('device-authorization');
    await tour.nextUntil(/Open the address on the phone/);
    const tv = tour.frame('The TV');
    const code = (await tv.getByText(/^[B-Z]{4}-[B-Z]{4}$/).textContent()) ?? '';
    await expect(tv.getByRole('img', { name: /activate/ })).toBeVisible();
    await tour.screen.getByRole('button', { name: 'Wait: the TV polls' }).click();
    await tour.nextUntil(/POST \/oauth\/token/);
    await tour.nextUntil(/Open the address on the phone/);
    await expect(tv.getByText(/authorization_pending/)).toBeVisible();
    await tour.screen.getByRole('button', { name: 'Open the address', exact: true }).last().click();
    await tour.nextUntil(/Type the user code/);
    const phone = tour.frame('Page of');
    await phone.getByLabel('Code').fill('BCDF-GHJK');
    await phone.getByRole('button', { name: 'Continue' }).click();
    await tour.nextUntil(/Type the user code again/);
    await expect(phone.getByRole('alert')).toBeVisible();
    await phone.getByLabel('Code').fill(code);
    await phone.getByRole('button', { name: 'Continue' }).click();
    await tour.toEnd();
    await page.getByRole('button', { name: 'Screen', exact: true }).click();
    await expect(tour.frame('The TV').getByText('Ana Lima')).toBeVisible();
  });

  test('polling too fast is told to slow down', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open('device-authorization');
    await tour.nextUntil(/Open the address on the phone/);
    for (const poll of ['first', 'second']) {
      await tour.screen.getByRole('button', { name: 'Poll at once' }).click();
      await tour.nextUntil(poll === 'first' ? /Goes on waiting/ : /Adds 5 s/);
      await tour.nextUntil(/Open the address on the phone/);
    }
    await expect(tour.frame('The TV').getByText(/slow_down/)).toBeVisible();
    await tour.screen.getByRole('button', { name: 'Poll until done' }).click();
    await expect(tour.status).toContainText('Step 6 of 8');
  });

  test('nobody comes: the codes expire', async ({ page }) => {
    const tour = new TourPage(page);
    await tour.open('device-authorization');
    await tour.nextUntil(/Open the address on the phone/);
    await tour.screen.getByRole('button', { name: 'Let the codes expire' }).click();
    await tour.nextUntil(/The run stopped/);
    await expect(tour.status).toContainText('expired_token');
  });
});

test('form_post: the page that sends itself shows what it carries, and the address stays clean', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open('implicit-form-post');
  await tour.nextUntil(/POST \/callback/);
  await expect(tour.frame().getByRole('heading', { name: 'Back to the app' })).toBeVisible();
  await expect(tour.screen).toContainText('This page sends its form by itself');
  await expect(tour.screen.getByRole('button', { name: /^id_token [0-9a-f]{4}/ })).toBeVisible();
  await expect(tour.screen.getByRole('group', { name: 'Address' })).toHaveText(
    'https://web.wayfarer.example/callback',
  );
});

test('Hybrid: c_hash is worked out before the eye, and two ID tokens stand side by side', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open('hybrid');
  await tour.nextUntil(/Validates the ID token/);
  await expect(tour.inspector).toContainText('c_hash, worked out again');
  await expect(tour.inspector).toContainText('Equal');
  await tour.toEnd();
  await tour.inspectorTab('Tokens').click();
  await expect(tour.inspector).toContainText('Two ID tokens');
});

test('Resource Owner Password: every place that held the password is named', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open('resource-owner-password');
  await tour.frame().getByLabel(/email/i).fill('ana@mail.example');
  await tour
    .frame()
    .getByLabel(/password/i)
    .fill('sea-otter-42');
  await tour.frame().getByRole('button', { name: 'Log in' }).click();
  await tour.nextUntil(/POST \/oauth\/token/);
  await expect(tour.inspector).toContainText('Every place that held the password');
  await tour.toEnd();
});

test('Client Credentials: nobody and no browser takes part', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open('client-credentials');
  await expect(tour.diagram.getByTitle('User takes no part in this flow')).toBeVisible();
  await expect(tour.diagram.getByTitle('Browser takes no part in this flow')).toBeVisible();
  await tour.toEnd();
  await tour.inspectorTab('Tokens').click();
  await expect(tour.inspector.getByRole('heading', { name: 'ID token' })).toHaveCount(0);
});

test('what follows the tokens: introspection, then a logout that comes back to the app', async ({ page }) => {
  const tour = new TourPage(page);
  await tour.open('authorization-code');
  await tour.toEnd();
  await tour.follow('Introspect the access token');
  await tour.nextUntil(/whether the token is active/);
  await tour.nextUntil(complete);
  await tour.follow('Log out');
  await tour.nextUntil(/GET \/logged-out/);
  await tour.nextUntil(complete);
  await expect(page).toHaveURL(/step=17/);
});

for (const [link, said] of [
  ['hybrid?mishap=code%20expires', 'invalid_grant: The code came too late'],
  ['client-credentials?mishap=wrong%20client%20secret', 'invalid_client: '],
  ['authorization-code?clientAuthentication=private_key_jwt&mishap=assertion%20expires', 'invalid_client: '],
] as const)
  test(`a link brings about what goes wrong: ${link}`, async ({ page }) => {
    const tour = new TourPage(page);
    await page.goto(`./#/flows/${link}`);
    await tour.drawn();
    await page.keyboard.press('End');
    await expect(tour.status).toContainText(`The run stopped. ${said}`);
  });

test('the diagram marks where a message could be read, and nothing that no one else could', async ({
  page,
}) => {
  const tour = new TourPage(page);
  await tour.open('authorization-code');
  await tour.toEnd();
  const callback = tour.diagram.locator('[data-seq][aria-label*="GET /callback"]');
  await expect(callback).toHaveAttribute('aria-label', /Readable in \d places: address bar, browser history/);
  await expect(callback.locator('.exposure')).toBeVisible();
  const exchange = tour.diagram.locator('[data-seq][aria-label*="POST /oauth/token"]').first();
  await expect(exchange.locator('.exposure')).toHaveCount(0);
});
