/**
 * Characters that act on a terminal or that nobody sees: controls (C1 too: U+009B starts a command as ESC does), what turns the
 * direction of writing, what takes no room, lone surrogates, line separators, and spaces that look like the common one.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Foreign text on one line, with everything unseen written out: `\n`, `\u{202e}`. Two texts never come out the same. */
export function visible(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(UNSEEN, (character) => NAMED[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** JSON that says the same, with everything unseen inside its strings written out; its own line breaks stay. */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, (character) =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, at) => unit(character.charCodeAt(at))).join(''),
  );
}

const unit = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`;
