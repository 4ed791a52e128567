/**
 * Characters that mean something to mermaid or to its pre-passes; each has a private-use stand-in at U+E000
 * plus its code. The no-break space that stands for an empty text is one: mermaid would trim it away.
 */
const SPECIAL = /[#;<>&%"`{}$\\:\u00a0]/g;

/** Mermaid's own sentinels for entities, and the sharp s that its pre-pass folds. */
const SENTINELS = ['ﬂ', '¶', 'ß'];
const SENTINEL_BASE = 0xe0f0;

const BREAKS = /[\s\u0085]+/gu;
/** Control characters, bidirectional overrides, lone surrogates, and the stand-ins themselves. */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ue000-\ue0ff]/gu;

const MAX_CHARACTERS = 160;

/**
 * Foreign text as one row of plain text: line breaks and runs of space become one space, characters that steer a
 * renderer become U+FFFD, and what is longer than `max` characters ends in an ellipsis. Never empty.
 */
export function clean(text: string, max = MAX_CHARACTERS): string {
  const head = text.slice(0, max * 4);
  const row = head.replace(BREAKS, ' ').replace(UNSAFE, '\ufffd').trim();
  const characters = [...row];
  const cut = characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : row;
  return cut || '\u00a0';
}

/** One row of text that mermaid takes for nothing but text. Undo it with {@link decode} after the drawing. */
export function encode(text: string, max = MAX_CHARACTERS): string {
  return clean(text, max)
    .replace(SPECIAL, (character) => String.fromCharCode(0xe000 + character.charCodeAt(0)))
    .replace(/[ﬂ¶ß]/g, (character) => String.fromCharCode(SENTINEL_BASE + SENTINELS.indexOf(character)));
}

/** Text with the stand-ins of {@link encode} turned back. */
export function decode(text: string): string {
  return text.replace(/[\ue000-\ue0ff]/g, (character) => {
    const code = character.charCodeAt(0);
    return SENTINELS[code - SENTINEL_BASE] ?? String.fromCharCode(code - 0xe000);
  });
}
