/** A stretch of a text that two texts share, or in which they differ. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/** Texts shorter than this are told apart at a glance. */
const LONG = 12;

/** A share of equal characters below this is no similarity: marking would mark nearly everything. */
const SIMILAR = 0.5;

/**
 * Marks where two texts differ, place by place, if both are long and most of their characters agree; otherwise both
 * come back whole and unmarked.
 */
export function differing(
  a: string,
  b: string,
): { readonly a: readonly Stretch[]; readonly b: readonly Stretch[] } {
  const whole = (text: string): Stretch[] => [{ text, differs: false }];
  if (a === b || a.length < LONG || b.length < LONG) return { a: whole(a), b: whole(b) };
  const head = sharedHead(a, b);
  const tail = sharedHead([...a.slice(head)].reverse().join(''), [...b.slice(head)].reverse().join(''));
  const longer = Math.max(a.length, b.length);
  if (a.length === b.length) {
    const equal = count(a, (character, at) => character === b[at]);
    if (equal / longer >= SIMILAR) return { a: placeByPlace(a, b), b: placeByPlace(b, a) };
  }
  if ((head + tail) / longer < SIMILAR) return { a: whole(a), b: whole(b) };
  return { a: inTheMiddle(a, head, tail), b: inTheMiddle(b, head, tail) };
}

function sharedHead(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function count(text: string, holds: (character: string, at: number) => boolean): number {
  let total = 0;
  for (let at = 0; at < text.length; at++) if (holds(text[at] ?? '', at)) total++;
  return total;
}

function placeByPlace(text: string, other: string): Stretch[] {
  const stretches: { text: string; differs: boolean }[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const differs = character !== other[at];
    const last = stretches.at(-1);
    if (last && last.differs === differs) last.text += character;
    else stretches.push({ text: character, differs });
  }
  return stretches;
}

function inTheMiddle(text: string, head: number, tail: number): Stretch[] {
  const end = text.length - tail;
  const parts = [
    { text: text.slice(0, head), differs: false },
    { text: text.slice(head, end), differs: true },
    { text: text.slice(end), differs: false },
  ];
  return parts.filter(({ text: part }) => part !== '');
}
