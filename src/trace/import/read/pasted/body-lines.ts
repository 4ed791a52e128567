import { scanJson } from '../json/scan.ts';
import { type Lines, lineAfter } from './lines.ts';
import type { Scratch } from './piece.ts';

/** A body, and the line behind it. */
export interface BodyLines {
  readonly body: string | undefined;
  readonly next: number;
}

/**
 * The body that starts at a line: as long as its `Content-Length` says where that ends with a line; a whole JSON value; else until an empty
 * line, or until `stops` says that something else starts. HTML may have empty lines.
 */
export function bodyFrom(
  lines: Lines,
  line: number,
  length: number | undefined,
  stops: (line: string) => boolean,
  scratch: Scratch,
): BodyLines {
  const start = lines.starts[line];
  if (start === undefined || length === 0) return { body: undefined, next: line };
  const first = lines.lines[line] ?? '';
  if (/^\s*[{[]/.test(first)) {
    const end = jsonEnd(lines, start, scratch);
    if (end !== undefined)
      return { body: lines.text.slice(start, end).trim(), next: lineAfter(lines, end, line + 1) };
  }
  const html = /^\s*</.test(first);
  let next = line;
  while (next < lines.lines.length) {
    const text = lines.lines[next] as string;
    if ((text.trim() === '' && !html) || stops(text)) break;
    next++;
  }
  const body = lines.lines.slice(line, next).join('\n').trim();
  return { body: body === '' ? undefined : body, next };
}

/** Where a JSON object or list ends in the text; `undefined` where it does not, or where too much was looked at in vain. */
export function jsonEnd(lines: Lines, start: number, scratch: Scratch): number | undefined {
  if (scratch.budget <= 0) return undefined;
  const from = lines.text.slice(start, start + 1000).search(/[{[]/) + start;
  const { end, broke } = scanJson(lines.text, from);
  if (end === undefined) scratch.budget -= broke - from;
  return end;
}
