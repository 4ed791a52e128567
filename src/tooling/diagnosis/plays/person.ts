import type { Page } from '@playwright/test';
import { ana } from '../../../lab/demo.ts';

/** What the person does at the server's pages. */
export interface Person {
  readonly answer: 'Allow' | 'Deny';
  /** Ana types a wrong password first. */
  readonly mistypes: boolean;
}

export const willing: Person = { answer: 'Allow', mistypes: false };

/** Goes to an address and waits until the last redirect is done; a page that never comes is part of some scenes. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address, { timeout: 8_000 }).catch(() => {});
}

/** Answers the server's pages, whichever come, until another page is there. */
export async function answerPages(page: Page, { answer, mistypes }: Person = willing): Promise<void> {
  let wrong = mistypes;
  for (let pages = 0; pages < 6; pages += 1) {
    const name = await page.evaluate(() => document.body?.dataset['page'] ?? '').catch(() => '');
    if (name === 'login') {
      await page.fill('[name=username]', ana.username);
      await page.fill('[name=password]', wrong ? 'mistyped' : ana.password);
      wrong = false;
    }
    const button = name === 'consent' ? answer : buttons[name];
    if (button === undefined || !(await press(page, button))) return;
  }
}

const buttons: Readonly<Record<string, string>> = {
  login: 'Log in',
  activate: 'Continue',
  confirm: 'Continue',
  logout: 'Log out',
};

async function press(page: Page, name: string): Promise<boolean> {
  const loaded = page.waitForEvent('load', { timeout: 5_000 }).then(() => true);
  // An address that only an app of the computer understands is no page.
  const left = page.waitForEvent('requestfailed', { timeout: 5_000 }).then(() => false);
  const next = Promise.race([loaded, left]).catch(() => false);
  await page.getByRole('button', { name }).click();
  return next;
}
