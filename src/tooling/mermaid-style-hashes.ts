import { createHash } from 'node:crypto';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { serveWorkbench } from './diagram-workbench.ts';

/** Prints src/diagram/style-hashes.ts: the hashes of the style sheets that mermaid makes, as a browser sees them. */
const workbench = await serveWorkbench([]);
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage();
  await page.goto(workbench.url);
  // The style sheet must not depend on what is drawn, or one hash would not do.
  const texts = await page.evaluate(async () => {
    const { mermaidText, pkceWalk, styleText } = window.workbench;
    return [await styleText(mermaidText([])), await styleText(mermaidText(pkceWalk()))];
  });
  const hashes = [...new Set(texts)].map(
    (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
  );
  if (hashes.length !== 1 || texts.includes(''))
    throw new Error('Mermaid makes another style sheet for each drawing.');
  console.log(moduleText(hashes));
} finally {
  await browser.close();
  await workbench.close();
}

async function launchOptions(): Promise<{ executablePath: string; args: string[] }> {
  const { executablePath, args } = await findBrowser();
  return { executablePath, args: [...args] };
}

function moduleText(hashes: readonly string[]): string {
  return [
    '/**',
    ' * What `style-src` must allow for mermaid to measure text: the style sheet of its scratch drawing.',
    ' * Written by `npx tsx src/tooling/mermaid-style-hashes.ts`; see README.md.',
    ' */',
    `export const styleHashes: readonly string[] = [${hashes.map((hash) => `'${hash}'`).join(', ')}];`,
  ].join('\n');
}
