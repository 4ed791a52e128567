/** A whole object or list inside a JSON text: what stands above it, and from where to where it goes. */
export interface Span {
  /** Names only: `log.entries` for each entry of a HAR. */
  readonly path: string;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** How far a JSON text goes. */
export interface Scan {
  /** Behind the last character of the whole value; `undefined` where it breaks off. */
  readonly end: number | undefined;
  /** Where no JSON can go on: the length of the text where it was cut. */
  readonly broke: number;
  /** The whole objects and lists that are up to three levels deep, in order of their ends. */
  readonly spans: readonly Span[];
}

interface Frame {
  readonly close: string;
  readonly start: number;
  /** The path of what stands in it; lists add nothing to it. */
  readonly path: string;
  /** The name of the member at hand. */
  name: string;
}

const DEPTH = 3;

/**
 * Walks over a JSON object or list that may be cut anywhere, by its brackets and texts alone, once. It finds what is whole inside what
 * is not; whether that is JSON to the letter, `JSON.parse` must say.
 */
export function scanJson(text: string, from = 0): Scan {
  const spans: Span[] = [];
  const stack: Frame[] = [];
  for (let at = from; at < text.length; at++) {
    const character = text[at] as string;
    const top = stack.at(-1);
    if (character === '"') {
      const end = endOfText(text, at);
      if (end === undefined || text[end] !== '"') return { end: undefined, broke: end ?? text.length, spans };
      if (top?.close === '}' && stack.length <= DEPTH) top.name = nameIn(text, at, end, top.name);
      at = end;
    } else if (character === '{' || character === '[') {
      stack.push({ close: character === '{' ? '}' : ']', start: at, path: pathBelow(top), name: '' });
    } else if (character === '}' || character === ']') {
      if (top?.close !== character) return { end: undefined, broke: at, spans };
      stack.pop();
      if (stack.length === 0) return { end: at + 1, broke: at + 1, spans };
      if (stack.length <= DEPTH) spans.push({ path: top.path, start: top.start, end: at + 1 });
    }
  }
  return { end: undefined, broke: text.length, spans };
}

function pathBelow(frame: Frame | undefined): string {
  if (!frame) return '';
  if (frame.close === ']' || frame.name === '') return frame.path;
  return frame.path === '' ? frame.name : `${frame.path}.${frame.name}`;
}

/** Where a text's closing quote stands, or the line break that no text may have; `undefined` where the text is cut. */
function endOfText(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === QUOTE || unit === LINE_FEED) return at;
  }
  return undefined;
}

const BACKSLASH = 92;
const QUOTE = 34;
const LINE_FEED = 10;

/** A text in an object is the name of a member where a colon follows. */
function nameIn(text: string, start: number, end: number, before: string): string {
  let at = end + 1;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\t' || text[at] === '\r') at++;
  return text[at] === ':' ? text.slice(start + 1, Math.min(end, start + 41)) : before;
}
