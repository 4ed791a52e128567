import type { AnyStateMachine } from 'xstate';

/** Longer literals than this are broken into lines. */
const WIDTH = 100;

/**
 * A machine as the text of a module that makes it: its states, what they invoke, transitions, guards and actions by name.
 * Functions cannot be written out; a comment stands in their place. Give implementations to `machine.provide` to run it.
 */
export function machineSource(machine: AnyStateMachine): string {
  const { context, ...config } = machine.config as Readonly<Record<string, unknown>>;
  const more = context === undefined ? {} : { context: LEFT_OUT };
  return [
    "import { createMachine } from 'xstate';",
    '',
    `export const machine = createMachine(${literal({ ...pick(config, ['id']), ...more, ...config }, 0)});`,
    '',
  ].join('\n');
}

/** Stands for a value that is left out, as a function is. */
const LEFT_OUT = Symbol('left out');

function pick(config: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in config).map((name) => [name, config[name]]));
}

/** A line of an object or a list: a member, or a comment where there is nothing to write. */
interface Line {
  readonly text: string;
  readonly comment?: true;
}

function literal(value: unknown, depth: number): string {
  if (Array.isArray(value)) return bracket('[', items(value, depth + 1), ']', depth);
  if (typeof value === 'object' && value !== null) return bracket('{', members(value, depth + 1), '}', depth);
  return typeof value === 'string' ? quoted(value) : (JSON.stringify(value) ?? 'undefined');
}

function members(value: object, depth: number): Line[] {
  return Object.entries(value).flatMap(([key, member]): Line[] => {
    if (member === undefined) return [];
    if (isWritable(member)) return [{ text: `${keyText(key)}: ${literal(member, depth)}` }];
    return [{ text: `// ${oneLine(key)}: ${REASONS[key] ?? 'a function'}`, comment: true }];
  });
}

function items(value: readonly unknown[], depth: number): Line[] {
  return value.map(
    (item): Line =>
      isWritable(item) ? { text: literal(item, depth) } : { text: '// a function', comment: true },
  );
}

const isWritable = (value: unknown): boolean => typeof value !== 'function' && value !== LEFT_OUT;

/** What a function stands for, by the member that it is. */
const REASONS: Readonly<Record<string, string>> = {
  context: 'what the app knows and keeps; left out',
  input: 'worked out from the context',
  output: 'worked out from the context',
  guard: 'decided by a function',
  actions: 'done by a function',
  entry: 'done by a function',
  exit: 'done by a function',
};

function bracket(open: string, lines: readonly Line[], close: string, depth: number): string {
  if (lines.length === 0) return `${open}${close}`;
  const space = open === '{' ? ' ' : '';
  const short = `${open}${space}${lines.map(({ text }) => text).join(', ')}${space}${close}`;
  const fits = depth * 2 + short.length <= WIDTH && !short.includes('\n');
  // Always a line each: states read from top to bottom.
  if (fits && depth > 1 && !lines.some(({ comment }) => comment)) return short;
  const indent = '  '.repeat(depth + 1);
  const all = lines.map(({ text, comment }) => `${indent}${text}${comment ? '' : ','}`);
  return [open, ...all, `${'  '.repeat(depth)}${close}`].join('\n');
}

const keyText = (key: string): string => (/^[a-z_$][\w$]*$/i.test(key) ? key : quoted(key));

/** A text in single quotes; JSON's escapes are JavaScript's. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

const oneLine = (text: string): string => text.replace(/[^\w$.-]/g, ' ');
