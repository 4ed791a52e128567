/** A pasted text as lines, with a place to read on from. */
export interface Lines {
  readonly text: string;
  readonly lines: readonly string[];
  /** Where each line starts in the text. */
  readonly starts: readonly number[];
}

/** ESC, `[`, parameters, a letter: how terminals colour. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*[A-Za-z]`, 'g');

/** Splits a text into lines, without the colours of a terminal. */
export function linesOf(given: string): Lines {
  const text = given.replace(COLOURS, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const lines = text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return { text, lines, starts };
}

/** The number of the first line that starts at or behind a place in the text. */
export function lineAfter({ lines, starts }: Lines, place: number, from: number): number {
  let line = from;
  while (line < lines.length && (starts[line] ?? 0) < place) line++;
  return line;
}
