import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** The worker's text for a set of emitted files (path → content), its version a hash over all of them. */
export function workerSource(template: string, files: ReadonlyMap<string, Uint8Array>): string {
  const names = [...files.keys()].sort();
  const hash = createHash('sha256').update(template);
  for (const name of names)
    hash
      .update(name)
      .update('\0')
      .update(files.get(name) ?? '');
  const version = hash.digest('hex').slice(0, 16);
  const list = JSON.stringify(names).replace(/['\\]/g, '\\$&');
  return template.replace('__VERSION__', () => version).replace('__FILES__', () => list);
}

/** Writes `sw.js` beside the built page; it keeps every emitted file for offline use. Production only. */
export function offlineWorker(): Plugin {
  let out = 'dist';
  return {
    name: 'offline-worker',
    apply: 'build',
    configResolved: (config) => {
      out = resolve(config.root, config.build.outDir);
    },
    // After the other plugins; files of public/ are copied before anything is written.
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const template = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8');
        const files = new Map<string, Uint8Array>();
        for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
          const path = join(entry.parentPath, entry.name);
          if (entry.isFile() && entry.name !== 'sw.js') {
            files.set(relative(out, path).split(sep).join('/'), readFileSync(path));
          }
        }
        writeFileSync(join(out, 'sw.js'), workerSource(template, files));
      },
    },
  };
}
