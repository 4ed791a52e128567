import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What the last build made, for the bundle check and the bench. Paths are relative to the project. */
export interface BundleReport {
  readonly chunks: readonly ChunkReport[];
  /** Each module's static imports, by path. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
}

/** One emitted script. */
export interface ChunkReport {
  readonly file: string;
  readonly entry: boolean;
  /** The module that the chunk was made for: an entry, or what an `import()` names. */
  readonly facade: string | null;
  /** Bytes after gzip, level 9. */
  readonly gzip: number;
  /** Chunks loaded together with this one. */
  readonly imports: readonly string[];
  /** Modules with code left in the chunk. */
  readonly modules: readonly string[];
  /** Chunks loaded later, on demand. */
  readonly dynamicImports: readonly string[];
}

/** Where the report lies, under the project's folder. */
export const REPORT = 'node_modules/.cache/grant-tour/bundle.json';

/** Writes down which module went into which chunk, and who imports whom. */
export function bundleReport(): Plugin {
  let root = '.';
  return {
    name: 'bundle-report',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const path = (id: string) => relative(root, id).split(sep).join('/');
      const chunks = Object.values(bundle).flatMap((output): ChunkReport[] => {
        if (output.type !== 'chunk') return [];
        const modules = Object.entries(output.modules).filter(([, module]) => module.renderedLength > 0);
        return [
          {
            file: output.fileName,
            entry: output.isEntry,
            facade: output.facadeModuleId ? path(output.facadeModuleId) : null,
            gzip: gzipSync(output.code, { level: 9 }).length,
            imports: output.imports,
            dynamicImports: output.dynamicImports,
            modules: modules.map(([id]) => path(id)),
          },
        ];
      });
      const imports: Record<string, string[]> = {};
      for (const id of this.getModuleIds()) {
        imports[path(id)] = (this.getModuleInfo(id)?.importedIds ?? []).map(path);
      }
      const file = join(resolve(root), REPORT);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ chunks, imports } satisfies BundleReport));
    },
  };
}
