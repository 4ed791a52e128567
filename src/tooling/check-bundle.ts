import { existsSync, readFileSync } from 'node:fs';
import { type BundleReport, type ChunkReport, REPORT } from './bundle-report.ts';

/** Packages that must load only when they are needed. */
const LAZY = ['mermaid', 'jose', 'uqr'] as const;

/** Most bytes of script, gzipped, before the first page can show. */
const INITIAL_LIMIT = 100_000;

/** The chunks that load before the first page shows: the entry and what it imports statically. */
export function initialChunks(report: BundleReport): ChunkReport[] {
  const byFile = new Map(report.chunks.map((chunk) => [chunk.file, chunk]));
  const initial = new Set<ChunkReport>();
  const add = (chunk: ChunkReport | undefined) => {
    if (!chunk || initial.has(chunk)) return;
    initial.add(chunk);
    for (const file of chunk.imports) add(byFile.get(file));
  };
  for (const chunk of report.chunks) if (chunk.entry) add(chunk);
  return [...initial];
}

/** Every fault of a build, in words; empty when there is none. */
export function bundleFaults(report: BundleReport, limit = INITIAL_LIMIT): string[] {
  const initial = initialChunks(report);
  if (initial.length === 0) return ['The build has no entry chunk.'];
  const loaded = initial.flatMap((chunk) => chunk.modules);
  const leaks = LAZY.filter((name) => loaded.some((module) => packageOf(module) === name));
  const faults = leaks.map((name) => leakText(report, name));
  const bytes = initial.reduce((sum, chunk) => sum + chunk.gzip, 0);
  if (bytes > limit) {
    const files = initial.map((chunk) => `${chunk.file} ${chunk.gzip}`).join(', ');
    faults.push(
      `Scripts before the first page: ${bytes} bytes gzipped, the limit is ${limit} (${files}).\n` +
        '  To mend: load what the first page does not show with import().',
    );
  }
  return faults;
}

function leakText(report: BundleReport, name: string): string {
  return (
    `${name} loads before the first page. Static imports that bring it in:\n    ${importChain(report, name).join('\n    -> ')}\n` +
    `  To mend: make one of them lazy: await import('…').`
  );
}

/** The shortest chain of static imports from an entry to a module of a package, both included; empty where there is none. */
export function importChain(report: BundleReport, name: string): string[] {
  const entries = report.chunks.flatMap((chunk) => (chunk.entry && chunk.facade ? [chunk.facade] : []));
  const queue = entries.map((entry) => [entry]);
  const seen = new Set(entries);
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    const last = chain.at(-1) ?? '';
    if (packageOf(last) === name) return chain;
    for (const target of report.imports[last] ?? []) {
      if (!seen.has(target)) queue.push([...chain, target]);
      seen.add(target);
    }
  }
  return [];
}

function packageOf(module: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(module)?.[1];
}

function main(): void {
  if (!existsSync(REPORT)) {
    console.error('There is no report of a build. To mend: npm run build');
    process.exitCode = 1;
    return;
  }
  const report: BundleReport = JSON.parse(readFileSync(REPORT, 'utf8'));
  const faults = bundleFaults(report);
  for (const fault of faults) console.error(fault);
  const bytes = initialChunks(report).reduce((sum, chunk) => sum + chunk.gzip, 0);
  console.log(`Scripts before the first page: ${(bytes / 1000).toFixed(1)} kB gzipped.`);
  if (faults.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
