import { entryOfName } from '../../../guide/glossary/related.ts';
import { wordsOf } from '../words.ts';

/** A sentence whose names in backticks are set as code; what the dictionary says of one appears beside the pointer. */
export function Sentence({ text }: { readonly text: string }) {
  return wordsOf(text).map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts keep their places.
    part.code ? <Name key={at} name={part.text} /> : part.text,
  );
}

function Name({ name }: { readonly name: string }) {
  return <code title={entryOfName(name)?.what}>{name}</code>;
}
