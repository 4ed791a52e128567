import { test as base, expect } from '@playwright/test';
import { type Guards, guard } from './guards.ts';

/** Playwright's `test`, with guards on every page: any console warning, error, policy violation or foreign request fails it. */
export const test = base.extend<{ guards: Guards }>({
  guards: [
    async ({ context, baseURL }, use) => {
      if (!baseURL)
        throw new Error('There is no server. To mend: run the tests with -c e2e/playwright.config.ts');
      const guards = await guard(context, baseURL);
      await use(guards);
      expect(guards.violations, 'what the page must never do').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
