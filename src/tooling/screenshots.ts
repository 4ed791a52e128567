import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { startServer } from './static-server.ts';

/**
 * `npm run screenshots`: pictures of the built page at telling moments, in both themes, for the README and for looking at.
 */
const folder = process.argv[2] ?? 'e2e/screenshots';

interface Shot {
  readonly name: string;
  readonly hash: string;
  /** Pressed after the page is there, until the status line says so. */
  readonly until?: RegExp;
  readonly sizes: readonly (readonly [width: number, height: number])[];
}

const desktop = [1280, 720] as const;
const phone = [390, 844] as const;
const stage = [1920, 1080] as const;

/** Without a folder only the README's picture is taken, at the desktop's size; with one, all of them. */
const shots: readonly Shot[] = [
  { name: 'run', hash: '#/flows/authorization-code-pkce?step=8', sizes: [desktop, phone, stage] },
  { name: 'home', hash: '#/', sizes: [desktop, phone, stage] },
  { name: 'start', hash: '#/flows/authorization-code-pkce', sizes: [desktop, phone] },
  { name: 'sign-in', hash: '#/flows/authorization-code-pkce?step=5', sizes: [desktop, phone] },
  { name: 'tokens', hash: '#/flows/authorization-code-pkce?step=9', sizes: [desktop, phone] },
  { name: 'refused', hash: '#/flows/authorization-code-pkce?challengeMethod=plain&step=6', sizes: [desktop] },
  {
    name: 'authorization-code',
    hash: '#/flows/authorization-code?clientAuthentication=private_key_jwt&step=7',
    sizes: [desktop],
  },
  {
    name: 'implicit-form-post',
    hash: '#/flows/implicit-form-post',
    until: /POST \/callback/,
    sizes: [desktop, phone],
  },
  { name: 'hybrid', hash: '#/flows/hybrid', until: /Validates the ID token/, sizes: [desktop] },
  { name: 'client-credentials', hash: '#/flows/client-credentials?step=3', sizes: [desktop] },
  {
    name: 'device-authorization',
    hash: '#/flows/device-authorization',
    until: /Type the user code/,
    sizes: [desktop, phone, stage],
  },
  {
    name: 'resource-owner-password',
    hash: '#/flows/resource-owner-password',
    until: /POST \/oauth\/token/,
    sizes: [desktop],
  },
  { name: 'choose', hash: '#/choose?machine=no&server=no', sizes: [desktop, phone, stage] },
  {
    name: 'verdict',
    hash: '#/choose?machine=no&server=no&password=no&page=yes&signin=no&away=yes',
    sizes: [desktop, phone],
  },
  { name: 'compare', hash: '#/compare', sizes: [desktop, phone, stage] },
  { name: 'glossary', hash: '#/glossary?entry=token-request.code_verifier', sizes: [desktop, phone] },
];

/** More presses than any walk has stops. */
const MOST_PRESSES = 90;

/** Presses Next until the status line says so. */
async function walkUntil(page: Page, said: RegExp): Promise<void> {
  const status = page.getByRole('status').first();
  for (let press = 0; press < MOST_PRESSES; press++) {
    if (said.test((await status.textContent()) ?? '')) return;
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(60);
  }
  throw new Error(`The status line never said ${said}`);
}

async function take(browser: Browser, base: string, shot: Shot, theme: 'light' | 'dark'): Promise<void> {
  for (const [width, height] of shot.sizes) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
    await page.goto(base + shot.hash);
    await page.waitForTimeout(2_000);
    if (shot.until) {
      await walkUntil(page, shot.until);
      await page.waitForTimeout(1_000);
    }
    await page.screenshot({ path: `${folder}/${shot.name}-${theme}-${width}x${height}.png` });
    await page.close();
  }
}

mkdirSync(folder, { recursive: true });
const found = await findBrowser();
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
const server = await startServer({ dir: 'dist' });
try {
  const readme: Shot = { name: 'run', hash: '#/flows/authorization-code-pkce?step=8', sizes: [desktop] };
  const wanted = process.argv[2] === undefined ? [readme] : shots;
  for (const shot of wanted)
    for (const theme of ['light', 'dark'] as const) await take(browser, server.url, shot, theme);
} finally {
  await browser.close();
  await server.close();
}
