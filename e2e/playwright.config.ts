import { defineConfig } from '@playwright/test';

// global-setup.ts sets these; the workers read this file again after it.
const executablePath = process.env['E2E_EXECUTABLE'];
const args: string[] = JSON.parse(process.env['E2E_ARGS'] ?? '[]');
const baseURL = process.env['E2E_BASE_URL'];

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // For slow and busy computers.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    ...(baseURL && { baseURL }),
    launchOptions: { ...(executablePath && { executablePath }), args },
    screenshot: 'only-on-failure',
    // No snapshots: what takes them is a script in every frame, and the simulated browser's frames run none. No film
    // either: to take it of every test costs as much as the tests.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    // The same dates and words on every computer.
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
});
