import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { policy } from './content-security-policy.ts';
import { slimMermaid } from './slim-mermaid.ts';
import { startServer } from './static-server.ts';

const PAGE = 'src/diagram/testing';

/** A page that holds the diagram alone, built and served as the real page is. */
export interface Workbench {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds and serves the diagram's page of `src/diagram/testing` under the page's own policy with these style hashes. */
export async function serveWorkbench(styleHashes: readonly string[]): Promise<Workbench> {
  const dir = await mkdtemp(join(tmpdir(), 'diagram-workbench-'));
  await build({
    configFile: false,
    root: resolve(PAGE),
    base: './',
    logLevel: 'error',
    plugins: [slimMermaid(), withPolicy(policy(styleHashes))],
    build: { outDir: dir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  });
  const server = await startServer({ dir });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function withPolicy(content: string): Plugin {
  const attrs = { 'http-equiv': 'Content-Security-Policy', content };
  return {
    name: 'workbench-policy',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}
