import { flowIds } from '../../flows/index.ts';
import type { BundleReport, ChunkReport } from '../bundle-report.ts';
import { initialChunks } from '../check-bundle.ts';
import { figureRow, type Row } from './table.ts';

/** Parts that load on demand, known by a module that only they hold, in the order in which a page asks for them. */
const LAZY_PARTS: readonly (readonly [name: string, module: RegExp])[] = [
  ['run screen, lab and servers', /^src\/lab\/perform/],
  ...flowIds.map((flow) => [`flow ${flow}`, new RegExp(`^src/flows/${flow}/machine`)] as const),
  ['jose', /node_modules\/jose\//],
  ['mermaid', /mermaid\/dist\/mermaid\.core/],
  ['mermaid: sequence diagram', /mermaid\/dist\/.*\/sequenceDiagram-/],
  ['mermaid: state diagram', /mermaid\/dist\/.*\/stateDiagram-v2-/],
  ['mermaid: layout of state diagrams', /mermaid\/dist\/.*\/dagre-/],
];

/**
 * Bytes of script after gzip, level 9: what loads first, and what each lazy part adds to what has loaded before it
 * (its chunk and the chunks which that imports).
 */
export function sizeRows(report: BundleReport): Row[] {
  const initial = initialChunks(report);
  const loaded = new Set(initial);
  const rows = [figureRow('scripts before the first page', kilobytes(initial))];
  for (const [name, module] of LAZY_PARTS) {
    const holder = report.chunks.find((chunk) => chunk.modules.some((id) => module.test(id)));
    if (!holder) continue;
    const added = withImports(report, holder).filter((chunk) => !loaded.has(chunk));
    for (const chunk of added) loaded.add(chunk);
    rows.push(figureRow(`  ${name}`, added.length > 0 ? `+ ${kilobytes(added)}` : 'in the above'));
  }
  rows.push(figureRow('all scripts', kilobytes(report.chunks)));
  return rows;
}

function withImports(report: BundleReport, chunk: ChunkReport): ChunkReport[] {
  const all = new Set([chunk]);
  for (const member of all) {
    for (const other of report.chunks) if (member.imports.includes(other.file)) all.add(other);
  }
  return [...all];
}

function kilobytes(chunks: readonly ChunkReport[]): string {
  return `${(chunks.reduce((sum, chunk) => sum + chunk.gzip, 0) / 1000).toFixed(1)} kB gz`;
}
