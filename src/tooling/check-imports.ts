import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkImports } from './import-rules.ts';
import { readImportTable } from './import-table.ts';

/** `npm run check:imports`: holds the files of `src/` against the import table in `src/README.md`. */
const SRC = 'src';

const sources = new Map<string, string>();
for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
  const path = join(entry.parentPath, entry.name);
  sources.set(relative(SRC, path).split(sep).join('/'), readFileSync(path, 'utf8'));
}
const table = readImportTable(readFileSync(join(SRC, 'README.md'), 'utf8'));
const faults = checkImports(table, sources);
for (const { where, rule, mend } of faults) {
  console.error(`src/${where}\n  ${rule}\n  To mend: ${mend}\n`);
}
console.log(`${sources.size} files, ${table.length} folders, ${faults.length} broken rules.`);
if (faults.length > 0) process.exitCode = 1;
