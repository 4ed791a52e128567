import { clean } from './encode.ts';

/** The diagram's text size in px. */
export const TEXT_SIZE = 14;

/** Advance widths of Atkinson Hyperlegible Next in 1/100 em, from the space to the tilde. */
const ASCII = [
  28, 29, 30, 65, 59, 92, 73, 16, 30, 30, 49, 61, 21, 36, 21, 39, 65, 41, 55, 58, 61, 59, 60, 51, 62, 60, 21,
  21, 55, 63, 55, 48, 78, 63, 61, 65, 67, 57, 55, 69, 69, 39, 51, 63, 54, 82, 69, 71, 59, 72, 61, 59, 56, 69,
  59, 86, 62, 58, 61, 32, 39, 34, 55, 37, 24, 53, 57, 49, 56, 54, 31, 56, 55, 25, 25, 49, 26, 85, 55, 55, 57,
  57, 35, 47, 33, 54, 46, 68, 48, 45, 46, 34, 24, 34, 56,
];
/** Measured by mermaid as a private-use stand-in, whose width depends on the system's fonts. */
const ENCODED = /[#;<>&%"`{}$\\:]/;

/** Arrows, shapes, stars and ticks. */
const SHAPE = /[\u2190-\u27bf]/;
/** The middle dot and the marks that open or close a quotation. */
const NARROW = /[·‘’“”…]/;

function emOf(character: string): number {
  const ascii = ASCII[(character.codePointAt(0) ?? 0) - 32];
  if (ENCODED.test(character)) return Math.max(ascii ?? 0, 80);
  if (ascii !== undefined) return ascii;
  return SHAPE.test(character) ? 82 : NARROW.test(character) ? 40 : character < '\u0300' ? 65 : 100;
}

/** About how wide a row of text is drawn, in px; never less than what Atkinson Hyperlegible Next takes. */
export function widthOf(text: string): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return (em * TEXT_SIZE) / 100;
}

/** Text cut in the middle until it is no wider than `budget` px. */
export function shorten(text: string, budget: number): string {
  if (widthOf(text) <= budget) return text;
  const characters = [...text];
  for (let keep = characters.length - 1; keep > 1; keep--) {
    const tail = Math.floor(keep / 2);
    const short = `${characters.slice(0, keep - tail).join('')}…${characters.slice(-tail).join('')}`;
    if (widthOf(short) <= budget) return short;
  }
  return '…';
}

/** Text in at most `rows` rows no wider than `budget` px, broken at spaces; what is too much is cut. */
export function wrap(text: string, budget: number, rows: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of clean(text).split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || widthOf(longer) <= budget) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const kept =
    lines.length > rows ? [...lines.slice(0, rows - 1), ended(lines[rows - 1] ?? '', budget)] : lines;
  return kept.map((row) => shorten(row, budget));
}

function ended(line: string, budget: number): string {
  let text = line;
  while (text && widthOf(`${text}…`) > budget) text = text.slice(0, -1).trimEnd();
  return `${text}…`;
}
