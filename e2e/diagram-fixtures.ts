import { test as base, expect } from '@playwright/test';
import { styleHashes } from '../src/diagram/style-hashes.ts';
import { serveWorkbench, type Workbench } from '../src/tooling/diagram-workbench.ts';
import { type Guards, guard } from './guards.ts';

/** Playwright's `test` with the diagram alone on its page, under the page's own policy; the guards hold there too. */
export const test = base.extend<{ guards: Guards }, { workbench: Workbench }>({
  workbench: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const workbench = await serveWorkbench(styleHashes);
      await use(workbench);
      await workbench.close();
    },
    { scope: 'worker' },
  ],
  guards: [
    async ({ context, workbench }, use) => {
      const guards = await guard(context, workbench.url);
      await use(guards);
      expect(guards.violations, 'what the page must never do').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, workbench, guards }, use) => {
    page.on('dialog', (dialog) => {
      guards.violations.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    await page.goto(workbench.url);
    await use(page);
  },
});

export { expect };
