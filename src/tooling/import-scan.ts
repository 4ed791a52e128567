import { type ESTree, parseSync, Visitor } from 'vite';

/** A place in a file where something worth a rule happens. */
export interface Mention {
  /** What is imported, as written, or what is used: `Math.random`. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** What the rules need to know of one file. */
export interface Scan {
  /** Static, dynamic, re-exporting and type-only imports. */
  readonly imports: readonly Mention[];
  /** Uses of the computer's own clock or randomness. */
  readonly inputs: readonly Mention[];
}

const OWN_INPUTS = new Set(['Date.now', 'Math.random', 'crypto.getRandomValues']);

/**
 * Reads a TypeScript file with a real parser: text in comments and strings is never mistaken for code.
 * @throws where the file does not parse.
 */
export function scan(path: string, source: string): Scan {
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error) throw new Error(`${path} does not parse: ${error.message}`);
  const imports: Mention[] = [];
  const inputs: Mention[] = [];
  const line = (offset: number) => source.slice(0, offset).split('\n').length;
  const imported = (node: ESTree.Node | null) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') {
      imports.push({ name: node.value, line: line(node.start) });
    }
  };
  const used = (name: string, node: ESTree.Node) => inputs.push({ name, line: line(node.start) });
  new Visitor({
    ImportDeclaration: (node) => imported(node.source),
    ExportNamedDeclaration: (node) => imported(node.source),
    ExportAllDeclaration: (node) => imported(node.source),
    ImportExpression: (node) => imported(node.source),
    TSImportType: (node) => imported(node.source),
    NewExpression: (node) => {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) used('new Date()', node);
    },
    CallExpression: (node) => {
      if (isNamed(node.callee, 'Date')) used('Date()', node);
    },
    MemberExpression: (node) => {
      const name = memberName(node);
      if (name !== undefined && (OWN_INPUTS.has(name) || name.endsWith('.randomUUID'))) used(name, node);
    },
  }).visit(program);
  return { imports, inputs };
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** `a.b` for `a.b`, `x.a.b` and `a['b']`. */
function memberName(node: ESTree.MemberExpression): string | undefined {
  const property = nameOf(node.property, node.computed);
  const object =
    node.object.type === 'MemberExpression'
      ? nameOf(node.object.property, node.object.computed)
      : nameOf(node.object, false);
  return property === undefined ? undefined : `${object ?? ''}.${property}`;
}

function nameOf(node: ESTree.Node, computed: boolean): string | undefined {
  if (computed) return node.type === 'Literal' ? String(node.value) : undefined;
  return node.type === 'Identifier' ? node.name : undefined;
}
