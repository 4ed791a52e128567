/** A stretch of a sentence: plain words, or a name as it stands on the wire. */
export interface Words {
  readonly text: string;
  readonly code: boolean;
}

/** Splits a sentence of the dictionary at its backticks. */
export function wordsOf(sentence: string): Words[] {
  return sentence
    .split('`')
    .map((text, at) => ({ text, code: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
