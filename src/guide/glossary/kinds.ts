import { type Entry, entries, type Kind, kindOf } from '../../protocol/dictionary/index.ts';

/** What a kind of entry is called: one of them, and all of them. */
export const KIND_WORDS: Readonly<Record<Kind, { readonly one: string; readonly all: string }>> = {
  term: { one: 'term', all: 'Terms' },
  party: { one: 'party', all: 'Parties' },
  token: { one: 'token', all: 'Tokens' },
  grant: { one: 'grant', all: 'Grants' },
  parameter: { one: 'parameter', all: 'Parameters and fields' },
  claim: { one: 'claim', all: 'Claims and token headers' },
  scope: { one: 'scope', all: 'Scopes' },
  value: { one: 'value', all: 'Values with a fixed meaning' },
  error: { one: 'error code', all: 'Error codes' },
  header: { one: 'HTTP header', all: 'HTTP headers' },
  cookie: { one: 'cookie', all: 'Cookies' },
  metadata: { one: 'metadata', all: 'Metadata and keys' },
};

/** Every kind, in the order of the glossary. */
export const kinds = Object.keys(KIND_WORDS) as readonly Kind[];

/** Whether a text names a kind. */
export const isKind = (text: string | undefined): text is Kind =>
  text !== undefined && Object.hasOwn(KIND_WORDS, text);

/** The entries of one kind, by name. */
export interface Group {
  readonly kind: Kind;
  readonly entries: readonly Entry[];
}

/** Entries by kind, those without an entry left out. */
export function groupsOf(all: readonly Entry[] = entries()): readonly Group[] {
  return kinds
    .map((kind) => ({ kind, entries: all.filter((entry) => kindOf(entry) === kind).sort(byName) }))
    .filter((group) => group.entries.length > 0);
}

const byName = (a: Entry, b: Entry): number => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' });
