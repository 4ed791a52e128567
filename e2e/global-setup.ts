import { findBrowser } from '../src/tooling/browser.ts';
import { startServer } from '../src/tooling/static-server.ts';

/** Finds a browser, serves the production build from a sub-path on a free port, and tells the workers of both. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const browser = await findBrowser();
  process.env['E2E_EXECUTABLE'] = browser.executablePath;
  process.env['E2E_ARGS'] = JSON.stringify(browser.args);
  // Every test is a first visit: without this each would keep the whole page for offline use.
  const server = await startServer({ dir: 'dist', base: '/tour/', instead: { 'sw.js': '' } });
  process.env['E2E_BASE_URL'] = server.url;
  const whole = await startServer({ dir: 'dist', base: '/tour/' });
  process.env['E2E_OFFLINE_URL'] = whole.url;
  return async () => {
    await Promise.all([server.close(), whole.close()]);
  };
}
