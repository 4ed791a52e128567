import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { bundleReport } from './src/tooling/bundle-report.ts';
import { contentSecurityPolicy } from './src/tooling/content-security-policy.ts';
import { offlineWorker } from './src/tooling/offline-worker.ts';
import { slimMermaid } from './src/tooling/slim-mermaid.ts';

export default defineConfig({
  // Relative addresses: the build works under any path of any static host.
  base: './',
  plugins: [react(), slimMermaid(), contentSecurityPolicy(), offlineWorker(), bundleReport()],
  // A module worker can share chunks with the page.
  worker: { format: 'es' },
  build: {
    // A file inlined as a data: URL would break the policy (font-src 'self').
    assetsInlineLimit: 0,
    // Mermaid is one large piece by nature; the bundle check guards what loads first.
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/tooling/property-seed.ts'],
    // For slow and busy computers; a test that needs seconds on a quiet one is too slow.
    testTimeout: 20_000,
    // Clock and randomness are inputs and nothing mocks a module, so test files can share what they import: a third of the time.
    isolate: false,
    // One processor is not kept free: nothing else runs meanwhile, and of two that is half.
    maxWorkers: '100%',
  },
});
