import type { Problems } from '../problems.ts';
import { type Scan, type Span, scanJson } from './scan.ts';

/** A JSON text as far as it can be read. */
export interface Parsed {
  readonly value: unknown;
  /** The text breaks off: its end is missing. */
  readonly cut: boolean;
}

/** The lists that trace files keep their messages in. */
const LISTS = ['log.entries', 'entries', 'requests', 'events'] as const;

/** Reads JSON, and what is whole of JSON that was cut or that has something behind it; `undefined` where nothing can be saved. */
export function parseJson(text: string, problems: Problems): Parsed | undefined {
  try {
    return { value: JSON.parse(text), cut: false };
  } catch {
    return saved(text, problems);
  }
}

function saved(text: string, problems: Problems): Parsed | undefined {
  const start = text.search(/\S/);
  if (start < 0 || !'{['.includes(text[start] as string)) return undefined;
  const scan = scanJson(text, start);
  if (scan.end !== undefined) {
    const whole = parsed(text, { path: '', start, end: scan.end });
    if (whole && text.slice(scan.end, scan.end + 1000).trim() !== '') {
      problems.say({
        text: `The JSON ends at character ${counted(scan.end)}; what follows it was not read.`,
        reach: 'part',
      });
    }
    if (whole) return { value: whole.value, cut: false };
  }
  return listIn(text, scan, problems);
}

function listIn(text: string, scan: Scan, problems: Problems): Parsed | undefined {
  const path = LISTS.find((list) => scan.spans.some((span) => span.path === list));
  if (path === undefined) return undefined;
  const cut = scan.end === undefined;
  // The list itself has the path of its items; in a whole one it comes last.
  const spans = scan.spans.filter((span) => span.path === path && text[span.start] === '{');
  const items = spans.map((span, index) => itemOf(text, span, `${path}[${index}]`, index, problems));
  if (cut) sayCut(text, scan, path, spans.length, problems);
  const [outer, inner] = path.split('.');
  const rest = membersOf(text, scan, inner === undefined ? '' : `${outer}.`, path);
  return {
    cut,
    value: inner === undefined ? { ...rest, [path]: items } : { log: { ...rest, entries: items } },
  };
}

function itemOf(text: string, span: Span, path: string, entry: number, problems: Problems): unknown {
  const item = parsed(text, span);
  if (item) return item.value;
  problems.say({
    ...{
      text: `${path} is no valid JSON (from character ${counted(span.start)}).`,
      entry,
      path,
      reach: 'entry',
    },
  });
  return undefined;
}

function sayCut(text: string, { broke }: Scan, path: string, whole: number, problems: Problems): void {
  const where = broke >= text.length ? 'breaks off at' : 'is damaged at';
  problems.say({
    text: `The file ${where} character ${counted(broke)}. The last whole entry is ${path}[${whole - 1}]; what comes after it is lost.`,
    path: `${path}[${whole}]`,
    reach: 'part',
  });
}

/** The whole members beside the list, such as `creator`. */
function membersOf(text: string, scan: Scan, above: string, list: string): Record<string, unknown> {
  const members = scan.spans.filter(({ path }) => path !== list && path.startsWith(above));
  return Object.fromEntries(
    members.slice(0, 100).flatMap((span) => {
      const name = span.path.slice(above.length);
      const item = name === '' || name.includes('.') ? undefined : parsed(text, span);
      return item ? [[name, item.value] as const] : [];
    }),
  );
}

function parsed(text: string, { start, end }: Span): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.slice(start, end)) };
  } catch {
    return undefined;
  }
}

const counted = (number: number): string => number.toLocaleString('en-US');
