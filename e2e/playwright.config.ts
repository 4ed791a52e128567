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
    // Only where it is asked for: each test would pay for what a failed one shows. No snapshots: what takes them is a
    // script in every frame, and the simulated browser's frames run none.
    trace: {
      mode: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
      snapshots: false,
      screenshots: false,
    },
    // Frames of a moving page cost more than its steps; `walk.spec.ts` walks one flow with all that moves.
    contextOptions: { reducedMotion: 'reduce' },
    // The same dates and words on every computer.
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
});
