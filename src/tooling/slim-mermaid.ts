import type { Plugin } from 'vite';

/** The lazily loaded parts of mermaid that the diagrams here are drawn with. */
const KEPT = ['sequenceDiagram-', 'stateDiagram-v2-', 'dagre-'] as const;

// Its file must not start with an underscore: some static hosts serve no such files.
const STUB = 'virtual:left-out-of-mermaid';
const MERMAID = /[\\/]node_modules[\\/]mermaid[\\/]dist[\\/]/;

/** What becomes of an import that one of mermaid's own files makes. */
export function fate(source: string): { kept?: (typeof KEPT)[number] | 'shared'; stubbed?: true } {
  if (source === 'katex' || source === 'cytoscape' || source.startsWith('elkjs')) return { stubbed: true };
  const name = /\/([^/]+)-[A-Z0-9]{8}\.mjs$/.exec(source)?.[0].slice(1);
  if (name === undefined) return { kept: 'shared' };
  if (name.startsWith('chunk-')) return { kept: 'shared' };
  const kept = KEPT.find((prefix) => name.startsWith(prefix));
  return kept ? { kept } : { stubbed: true };
}

/**
 * Leaves out every kind of diagram that is not drawn here (1.3 MB less, gzipped, to keep for offline use).
 * It relies on the names of mermaid's chunks, so mermaid is pinned and the build fails when they change.
 */
export function slimMermaid(): Plugin {
  const seen = new Set<string>();
  let stubbed = 0;
  return {
    name: 'slim-mermaid',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      seen.clear();
      stubbed = 0;
    },
    resolveId(source, importer) {
      if (!importer || !MERMAID.test(importer)) return null;
      seen.add('mermaid');
      const { kept, stubbed: out } = fate(source);
      if (kept) seen.add(kept);
      if (!out) return null;
      stubbed += 1;
      return STUB;
    },
    load(id) {
      if (id !== STUB) return null;
      return "throw new Error('This kind of diagram is left out of the build (src/tooling/slim-mermaid.ts).');";
    },
    buildEnd(error) {
      if (error || !seen.has('mermaid')) return;
      const missing = KEPT.filter((prefix) => !seen.has(prefix));
      if (missing.length === 0 && stubbed > 0) return;
      this.error(
        `slim-mermaid: mermaid's chunks have new names (not found: ${missing.join(', ') || 'none'}; left out: ${stubbed}). ` +
          'To mend: look into node_modules/mermaid/dist/chunks/mermaid.core and set KEPT in src/tooling/slim-mermaid.ts.',
      );
    },
  };
}
