import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** A browser that was really launched once. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const PLAYWRIGHT = createRequire(import.meta.url).resolve('@playwright/test/cli');

const FIXED_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a Chromium for tests: E2E_CHROMIUM, Playwright's own, the system's, a fresh `playwright install`, then apt-get
 * when root. Each candidate is launched before it is accepted.
 * @throws with all that was tried where none works.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const tried: string[] = [];
  const accept = async (paths: readonly string[]): Promise<FoundBrowser | undefined> => {
    for (const path of paths) {
      const reason = await launchFault(path);
      if (reason === undefined) return { executablePath: path, args: launchArgs() };
      tried.push(`${path}: ${reason}`);
    }
    return undefined;
  };

  const wanted = process.env['E2E_CHROMIUM'];
  if (wanted) {
    const found = await accept([wanted]);
    if (found) return found;
    // A wish that cannot be met is an error, or the tests would run in another browser than the one asked for.
    throw new Error(`E2E_CHROMIUM cannot be used.\n${tried.join('\n')}`);
  }
  const present = await accept([...playwrightsOwn(), ...systemBrowsers()]);
  if (present) return present;
  tried.push(run(process.execPath, [PLAYWRIGHT, 'install', 'chromium']));
  const installed = await accept(playwrightsOwn());
  if (installed) return installed;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    tried.push(run('apt-get', ['update', '-qq']));
    tried.push(
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']),
    );
    const packaged = await accept(systemBrowsers());
    if (packaged) return packaged;
  }
  throw new Error(
    `No Chromium could be started. Tried:\n  ${tried.join('\n  ')}\n` +
      'To mend: npx playwright install --with-deps chromium, or set E2E_CHROMIUM to the path of a Chromium.',
  );
}

function launchArgs(): string[] {
  const noSandbox = process.env['CI'] || process.getuid?.() === 0;
  return noSandbox ? ['--no-sandbox', ...QUIET] : QUIET;
}

async function launchFault(executablePath: string): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({ executablePath, args: launchArgs(), timeout: 20_000 });
    const page = await browser.newPage();
    await page.setContent('<p>ready</p>');
    await browser.close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
  }
}

function playwrightsOwn(): string[] {
  const path = chromium.executablePath();
  return existsSync(path) ? [path] : [];
}

function systemBrowsers(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...FIXED_PATHS].filter((path) => existsSync(path));
}

function run(command: string, args: readonly string[]): string {
  console.log(`${command} ${args.join(' ')}`);
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
  const lines = (stderr ?? '').trim().split('\n');
  const said = lines.find((line) => /error|unable|failed/i.test(line)) ?? lines.at(-1) ?? '';
  const outcome = error?.message ?? `exit ${status} ${said.trim()}`;
  return `${command} ${args.join(' ')}: ${outcome}`;
}
