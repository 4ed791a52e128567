/** What one folder of `src/` may import, as the table in `src/README.md` says. */
export interface FolderRule {
  readonly folder: string;
  /** Folders (`protocol`), single files of folders (`lab/index.ts`), or everything. */
  readonly mayImport: readonly string[] | 'everything';
}

const HEADING = ['folder', 'what it is', 'may import'] as const;

/**
 * Reads the import table out of the README's Markdown: a table with the columns folder, what it is, may import.
 * A row without a name in backticks in its last column may import nothing of ours; `everything` lifts the rule.
 * @throws where there is no such table, or a row names a folder that has no row.
 */
export function readImportTable(markdown: string): FolderRule[] {
  const lines = markdown.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => cells(line).join('|').toLowerCase() === HEADING.join('|'));
  if (start === -1) throw new Error(`There is no table with the columns ${HEADING.join(', ')}.`);
  const rules: FolderRule[] = [];
  for (const line of lines.slice(start + 2)) {
    const [folder, , allowed] = cells(line);
    if (folder === undefined || allowed === undefined) break;
    const name = names(folder)[0];
    if (name === undefined) throw new Error(`The row "${line}" names no folder in backticks.`);
    rules.push({ folder: name, mayImport: allowed === 'everything' ? 'everything' : names(allowed) });
  }
  const known = new Set(rules.map((rule) => rule.folder));
  for (const { folder, mayImport } of rules) {
    const unknown = mayImport === 'everything' ? [] : mayImport.filter((name) => !known.has(folderOf(name)));
    if (unknown.length > 0)
      throw new Error(`The row of ${folder} names ${unknown.join(', ')}, which has no row.`);
  }
  return rules;
}

/** The first part of a path inside `src/`. */
export function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function cells(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function names(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => (match[1] ?? '').replace(/\/$/, ''));
}
