import type { Page } from '@playwright/test';
import { type FlowId, flowIds } from '../src/guide/compare/facts.ts';
import { type MeasuredFlow, measureFlow } from '../src/views/flow-table/measured-flow.ts';
import { groups } from '../src/views/flow-table/table.ts';
import { axeViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const CODE: FlowId = 'authorization-code';
const DEVICE: FlowId = 'device-authorization';

const rows = groups.flatMap((group) => group.rows).filter(({ measured }) => measured);

/** Opens the table and waits until every flow in it has been run. */
async function open(page: Page, address = './#/compare'): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('main').getByRole('table').first()).toHaveAttribute('aria-busy', 'false');
}

/** What the measured rows say of a flow, line by line. */
const shown = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(() => {
    const lines = (cell: Element) =>
      [...cell.querySelectorAll('li')].map((line) => {
        const copy = line.cloneNode(true) as Element;
        for (const silent of copy.querySelectorAll('[aria-hidden]')) silent.remove();
        return (copy.textContent ?? '').trim();
      });
    const cells = [...document.querySelectorAll('tr[data-row] td[data-flow]')];
    return Object.fromEntries(
      cells.map((cell) => [
        `${cell.closest('tr')?.getAttribute('data-row')} of ${cell.getAttribute('data-flow')}`,
        lines(cell),
      ]),
    );
  });

const expected = (flows: readonly MeasuredFlow[]): Record<string, string[]> =>
  Object.fromEntries(
    flows.flatMap((flow) =>
      rows.map(({ id, cell }) => [
        `${id} of ${flow.id}`,
        cell(flow.id, flow)?.lines.map(({ text }) => text) ?? [],
      ]),
    ),
  );

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test('measures all seven flows and finds what the same runs give outside the page; axe finds nothing; a figure leads to its last message in the run', async ({
  page,
}) => {
  const flows = [];
  for (const id of flowIds) flows.push(await measureFlow(id));
  await open(page);
  expect(await shown(page)).toMatchObject(expected(flows));
  await expect(page.getByRole('columnheader')).toHaveCount(7 + 4);
  await expect(page.getByRole('rowheader', { name: /^Messages/ })).toContainText('measured');
  expect(await scrollsSideways(page)).toBe(false);
  expect(await axeViolations(page)).toEqual([]);
  const about = page.getByRole('button', { name: 'About Stolen answer injected' });
  await about.press('Enter');
  await expect(page.getByText('A thief puts a stolen code or ID token into a login')).toBeVisible();
  await expect(about).toHaveAttribute('aria-expanded', 'true');
  await about.press('Enter');
  const messages = page.getByRole('row', { name: /^Messages/ });
  const last = flows.find(({ id }) => id === 'client-credentials')?.run.measures.messages.back.at(-1);
  await messages.locator('[data-flow="client-credentials"]').getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`#/flows/client-credentials\\?.*event=${last}`));
  await expect(page.getByRole('status')).toHaveText(/API to App: 200/);
});

test('two flows are picked by keyboard, and open as runs beside each other; axe finds nothing in the dark', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const pick = page.getByRole('navigation', { name: 'Pick two flows' });
  for (const name of ['Authorization Code', 'Device']) {
    await pick.getByRole('link', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(pick.getByRole('link', { name: `${name} (picked)` })).toBeFocused();
  }
  await expect(page).toHaveURL(new RegExp(`left=${CODE}&right=${DEVICE}`));
  const table = page.getByRole('table', { name: /^Two flows compared/ });
  await expect(table.getByRole('columnheader')).toHaveText(['Authorization Code', 'Device Authorization']);
  const differs = table.locator('tr[data-differs="true"]');
  const same = table.locator('tr[data-differs="false"]');
  await expect(differs.filter({ hasText: 'User code phished' })).toContainText('differs');
  await expect(same.filter({ hasText: 'Access token copied' })).not.toContainText('differs');
  await expect(page.getByRole('link', { name: /^See it refused/ }).first()).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Only what differs' }).click();
  await expect(same).toHaveCount(0);
  await page.getByRole('link', { name: 'Show all rows' }).click();
  await expect(same).not.toHaveCount(0);
  await page.getByRole('link', { name: 'See both as runs' }).click();
  await expect(page).toHaveURL(/#\/side-by-side\?left=2\..*&right=2\./);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('beside');
});

test('what is called proven can be seen: refused, and without the protection not', async ({ page }) => {
  await open(page, `./#/compare?left=${CODE}&right=hybrid`);
  const row = page.getByRole('row', { name: /^CSRF on the callback/ });
  await row
    .getByRole('link', { name: /^See it refused/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/side-by-side\?/);
  await expect(page.getByRole('main')).toContainText(/state/);
});

test('at 390 px two flows stand beside each other, whatever the address says', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, './#/compare?left=nonsense&right=%3Cb%3E');
  await expect(page.locator('tr[data-row="messages"] td[data-flow]')).toHaveCount(2);
  expect(await scrollsSideways(page)).toBe(false);
  await page.getByRole('link', { name: 'Password', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Resource Owner Password' })).toBeVisible();
  expect(await scrollsSideways(page)).toBe(false);
  const sources = page.getByRole('table', { name: 'Where the sources disagree' });
  await expect(sources.getByRole('row')).not.toHaveCount(0);
  await page.getByRole('link', { name: 'Not sure? Answer a few questions' }).click();
  await expect(page).toHaveURL(/#\/choose/);
});
