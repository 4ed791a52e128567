import { wordsOf } from '../words.ts';

/** A sentence whose names in backticks are set as code. */
export function Sentence({ text }: { readonly text: string }) {
  return wordsOf(text).map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts keep their places.
    part.code ? <code key={at}>{part.text}</code> : part.text,
  );
}
