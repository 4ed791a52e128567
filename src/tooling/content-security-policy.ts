import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';

/** Where the hashes of mermaid's own style elements are kept; every exported text that starts with `sha256-` counts. */
const STYLE_HASHES = 'src/diagram/style-hashes.ts';

/**
 * The policy of the built page: nothing leaves it, nothing foreign runs in it.
 * @see [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/)
 */
export function policy(styleHashes: readonly string[]): string {
  const styles = ["'self'", ...styleHashes.map((hash) => `'${hash}'`)].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `style-src ${styles}`,
    // Mermaid measures text with style attributes; they cannot load or run anything under the other directives.
    "style-src-attr 'unsafe-inline'",
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "worker-src 'self'",
    "manifest-src 'self'",
  ].join('; ');
}

/** Every `sha256-…` text among a module's exports: plain, or in lists. */
export function hashesIn(exports: Readonly<Record<string, unknown>>): string[] {
  const texts = Object.values(exports).flat(2);
  return texts.filter((text): text is string => typeof text === 'string' && text.startsWith('sha256-'));
}

/** Puts the policy into the production page; the dev server's own inline scripts would break under it. */
export function contentSecurityPolicy(): Plugin {
  let root = '.';
  return {
    name: 'content-security-policy',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    async transformIndexHtml() {
      const content = policy(await styleHashes(resolve(root, STYLE_HASHES)));
      // First in the head: a policy holds only for what stands after it.
      return [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content },
          injectTo: 'head-prepend',
        },
      ];
    },
  };
}

async function styleHashes(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  const { module } = await runnerImport<Record<string, unknown>>(file);
  const hashes = hashesIn(module);
  if (hashes.length === 0)
    throw new Error(`${STYLE_HASHES} exports no sha256- text: diagrams would lose their style.`);
  return hashes;
}
