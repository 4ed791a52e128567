/** A command line taken apart as a shell does. */
export interface Words {
  readonly words: readonly string[];
  /** Where the command ends in the text: behind its last character. */
  readonly end: number;
  /** Something stands there whose value only the shell knows: `$SECRET`, `$(cat token)`. */
  readonly variables: boolean;
}

/** Takes apart one command from `start` on, over continued lines and line breaks inside quotes; `undefined` where a quote never closes. */
export function wordsOf(text: string, start: number): Words | undefined {
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
  return /\^"|\^\s*$/.test(line) ? windowsWords(text, start) : new BashWords(text, start).read();
}

class BashWords {
  readonly #text: string;
  #at: number;
  readonly #words: string[] = [];
  /** The word at hand; `undefined` between words. */
  #word: string | undefined;
  #variables = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  read(): Words | undefined {
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] as string;
      if (this.#ends(character)) break;
      if (!this.#step(character)) return undefined;
    }
    this.#close();
    return { words: this.#words, end: this.#at, variables: this.#variables };
  }

  /** `&` inside a URL that somebody forgot to quote is part of it, whatever the shell would do. */
  #ends(character: string): boolean {
    if (character === '\n' || character === ';' || character === '|') return true;
    if (character === '#') return this.#word === undefined;
    if (character === '>' || character === '<') {
      if (/^[012]?$/.test(this.#word ?? '')) this.#word = undefined;
      return true;
    }
    return character === '&' && (this.#word === undefined || !/[^\s&]/.test(this.#text[this.#at + 1] ?? ' '));
  }

  #step(character: string): boolean {
    if (character === ' ' || character === '\t' || character === '\r') {
      this.#close();
      this.#at++;
      return true;
    }
    if (character === '\\' || character === '`') return this.#escaped(character);
    if (character === "'") return this.#until(/'/g, (inside) => inside);
    if (character === '"') return this.#quoted();
    if (character === '$' && this.#text[this.#at + 1] === "'") return this.#ansi();
    if (character === '$') return this.#variable();
    this.#take(character, 1);
    return true;
  }

  /** A backslash (in PowerShell: a back quote) before a line break continues the line. */
  #escaped(character: string): boolean {
    const rest = this.#text.slice(this.#at + 1, this.#at + 3);
    const lineBreak = /^\r?\n/.exec(rest)?.[0];
    if (lineBreak !== undefined) this.#at += 1 + lineBreak.length;
    else if (character === '\\') this.#take(rest[0] ?? '', 2);
    else this.#take(character, 1);
    return true;
  }

  #until(closing: RegExp, read: (inside: string) => string): boolean {
    closing.lastIndex = this.#at + 1;
    const found = closing.exec(this.#text);
    if (!found) return false;
    this.#take(read(this.#text.slice(this.#at + 1, found.index)), found.index + 1 - this.#at);
    return true;
  }

  #quoted(): boolean {
    const end = endOfQuoted(this.#text, this.#at + 1, '"');
    if (end === undefined) return false;
    const inside = this.#text.slice(this.#at + 1, end);
    if (/(?:^|[^\\])\$[\w{(]/.test(inside)) this.#variables = true;
    this.#take(
      inside.replace(/\\(\r?\n|[$`"\\])/g, (_, next: string) => (/\n/.test(next) ? '' : next)),
      end + 1 - this.#at,
    );
    return true;
  }

  #ansi(): boolean {
    const end = endOfQuoted(this.#text, this.#at + 2, "'");
    if (end === undefined) return false;
    this.#take(ansiText(this.#text.slice(this.#at + 2, end)), end + 1 - this.#at);
    return true;
  }

  #variable(): boolean {
    const [name = '$'] =
      /^\$(?:\w+|\{[^{}\n]*\}|\([^()\n]*\))?/.exec(this.#text.slice(this.#at, this.#at + 300)) ?? [];
    if (name.length > 1) this.#variables = true;
    this.#take(name, name.length);
    return true;
  }

  #take(text: string, length: number): void {
    this.#word = (this.#word ?? '') + text;
    this.#at += length;
  }

  #close(): void {
    if (this.#word !== undefined) this.#words.push(this.#word);
    this.#word = undefined;
  }
}

function endOfQuoted(text: string, start: number, quote: string): number | undefined {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return undefined;
}

const ANSI: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', e: '\u001b', f: '\f', v: '\v' },
};

/** What stands in `$'…'`, as bash reads it. */
const ansiText = (text: string): string =>
  text.replace(
    /\\(?:x([\da-f]{1,2})|u([\da-f]{1,4})|U([\da-f]{1,8})|([0-7]{1,3})|([\s\S]))/gi,
    (all: string, hex?: string, short?: string, long?: string, octal?: string, other?: string) => {
      const code =
        octal === undefined ? Number.parseInt(hex ?? short ?? long ?? '', 16) : Number.parseInt(octal, 8);
      if (other !== undefined) return ANSI[other] ?? other;
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );

/**
 * As Windows' `cmd` reads it: a caret takes the next character as it is, and continues the line. Then the program itself takes its
 * arguments apart at quotes.
 */
function windowsWords(text: string, start: number): Words | undefined {
  let line = '';
  let at = start;
  for (; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] !== '^') line += text[at];
    else if (/^\r?\n/.test(text.slice(at + 1, at + 3))) at = text.indexOf('\n', at);
    else line += text[++at] ?? '';
  }
  return { words: windowsArguments(line), end: at, variables: /%[A-Z_]{3,}%/.test(line) };
}

/** Quotes hold words together, a backslash takes a quote or a backslash as it is, and two quotes inside quotes are one. */
function windowsArguments(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string;
    const next = line[at + 1];
    if (!quoted && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word ??= '';
    if (character === '\\' && (next === '"' || next === '\\')) word += line[++at] ?? '';
    else if (character !== '"') word += character;
    else if (quoted && next === '"') word += line[++at] ?? '';
    else quoted = !quoted;
  }
  return word === undefined ? words : [...words, word];
}
