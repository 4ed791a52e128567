/** The two ends of a text that is too long. */
export interface Ends {
  readonly head: string;
  readonly tail: string;
}

/**
 * Both ends of a long text, where values differ and where they are recognised, `keep` characters in all; `undefined`
 * for one that is short enough. Counts code points, so that no pair of surrogates is split.
 */
export function endsOf(text: string, keep: number): Ends | undefined {
  // A code point is two characters at most, so what lies between these two parts of a long text never shows.
  const most = 2 * (keep + 2);
  const [start, end] =
    text.length > 2 * most ? [text.slice(0, most), text.slice(-most)].map((part) => [...part]) : [];
  const characters = start && end ? [...start, ...end] : [...text];
  if (characters.length <= keep + 1) return undefined;
  const atHead = Math.ceil(keep * 0.6);
  return {
    head: characters.slice(0, atHead).join(''),
    tail: characters.slice(characters.length - (keep - atHead)).join(''),
  };
}

/** A text with its middle cut out if it is long. */
export function shorten(text: string, keep = 24): string {
  const ends = endsOf(text, keep);
  return ends ? `${ends.head}…${ends.tail}` : text;
}
