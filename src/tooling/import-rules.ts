import { posix } from 'node:path';
import { type Mention, type Scan, scan } from './import-scan.ts';
import { type FolderRule, folderOf } from './import-table.ts';

/** Folders whose code runs on the computer's own clock and randomness; everywhere else they are inputs. */
const MAY_USE_OWN_INPUTS = new Set(['app', 'tooling']);

/** A broken rule, in words, and what to do about it. */
export interface Fault {
  /** `views/run.tsx:3`, relative to `src/`. */
  readonly where: string;
  readonly rule: string;
  readonly mend: string;
}

/** Files by their path relative to `src/`. */
export type Sources = ReadonlyMap<string, string>;

/** Everything in `sources` that breaks the import table, closes a cycle or reads a clock of its own. */
export function checkImports(table: readonly FolderRule[], sources: Sources): Fault[] {
  const rules = new Map(table.map((rule) => [rule.folder, rule]));
  const graph = new Map<string, string[]>();
  const faults: Fault[] = [];
  for (const [path, source] of sources) {
    const found = scan(path, source);
    const targets = found.imports.map((mention) => ({
      mention,
      target: resolveImport(path, mention.name, sources),
    }));
    graph.set(
      path,
      targets.flatMap(({ target }) => (target !== undefined && target !== path ? [target] : [])),
    );
    if (isTest(path)) continue;
    for (const { mention, target } of targets) {
      const fault = importFault(rules.get(folderOf(path)), path, mention, target);
      if (fault) faults.push(fault);
    }
    faults.push(...inputFaults(path, found));
  }
  return [...faults, ...cycles(graph).map(cycleFault)];
}

/** Test files and their helpers may import anything. */
function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.split('/').includes('testing');
}

/** The path of an imported file of ours; `undefined` for packages and for files that are no scripts. */
function resolveImport(from: string, name: string, sources: Sources): string | undefined {
  if (!name.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), name.replace(/\?.*$/, ''));
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  return candidates.find((candidate) => sources.has(candidate)) ?? (path.startsWith('..') ? undefined : path);
}

function importFault(
  rule: FolderRule | undefined,
  path: string,
  mention: Mention,
  target: string | undefined,
): Fault | undefined {
  const where = `${path}:${mention.line}`;
  if (rule === undefined) {
    return {
      where,
      rule: `${folderOf(path)}/ has no row in the import table.`,
      mend: 'Add a row to the table in src/README.md, or move the file.',
    };
  }
  if (target === undefined || folderOf(target) === rule.folder || rule.mayImport === 'everything')
    return undefined;
  if (rule.mayImport.includes(folderOf(target)) || rule.mayImport.includes(target)) return undefined;
  const doors = rule.mayImport.filter((name) => name.startsWith(`${folderOf(target)}/`));
  if (doors.length > 0) {
    return {
      where,
      rule: `${rule.folder} may import ${folderOf(target)} only by ${doors.join(', ')}, not ${target}.`,
      mend: `Import from ${doors.join(' or ')}; export there what is missing.`,
    };
  }
  return {
    where,
    rule: `${rule.folder} may not import ${folderOf(target)} (${target}). It may import: ${rule.mayImport.join(', ') || 'nothing of ours'}.`,
    mend: 'Pass the value in as a parameter, or move the shared part to a folder that both may import.',
  };
}

function inputFaults(path: string, found: Scan): Fault[] {
  if (MAY_USE_OWN_INPUTS.has(folderOf(path))) return [];
  return found.inputs.map((mention) => ({
    where: `${path}:${mention.line}`,
    rule: `${mention.name} outside app/: time and randomness are inputs, or a recipe would not give the same bytes twice.`,
    mend: 'Take a Clock or a Random (src/protocol/inputs.ts) as a parameter.',
  }));
}

/** Every group of files that import each other in a ring, each as one ring. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) {
      found.push([...trail.slice(start), path]);
      return;
    }
    if (done.has(path)) return;
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return found;
}

function cycleFault(ring: readonly string[]): Fault {
  return {
    where: ring[0] ?? '',
    rule: `These files import each other in a ring: ${ring.join(' -> ')}`,
    mend: 'Move what they share into a file of its own that imports neither.',
  };
}
