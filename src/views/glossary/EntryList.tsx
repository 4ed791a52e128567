import { memo } from 'react';
import { groupsOf, KIND_WORDS } from '../../guide/glossary/kinds.ts';
import { type Entry, entryId } from '../../protocol/dictionary/index.ts';
import { EntryLink } from './EntryLink.tsx';
import styles from './EntryList.module.css';
import { placeWords } from './place-words.ts';

/** Entries by name: what a search found, the best first, or all of them by kind. */
export const EntryList = memo(function EntryList({
  entries,
  grouped,
  shown,
}: {
  readonly entries: readonly Entry[];
  readonly grouped: boolean;
  readonly shown: Entry | undefined;
}) {
  if (!grouped) return <Items label="Found" entries={entries} shown={shown} />;
  return groupsOf(entries).map(({ kind, entries: own }) => (
    <section key={kind}>
      <h2 className={styles['kind']}>
        {KIND_WORDS[kind].all} <span>{own.length}</span>
      </h2>
      <Items label={KIND_WORDS[kind].all} entries={own} shown={shown} kind={KIND_WORDS[kind].one} />
    </section>
  ));
});

function Items({
  label,
  entries,
  shown,
  kind,
}: {
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly shown: Entry | undefined;
  /** What all of them are; it is not said again. */
  readonly kind?: string;
}) {
  return (
    <ul aria-label={label}>
      {entries.map((entry) => (
        <li key={entryId(entry)}>
          <EntryLink entry={entry} current={entry === shown} className={styles['item']}>
            <Name entry={entry} />{' '}
            <span className={styles['place']}>{placeWords(entry) !== kind && placeWords(entry)}</span>
          </EntryLink>
        </li>
      ))}
    </ul>
  );
}

const WORDS: ReadonlySet<string> = new Set(['party', 'token', 'grant', 'term']);

/** A name as it stands on the wire; a word of the field as people write it. */
export function Name({ entry }: { readonly entry: Entry }) {
  return WORDS.has(entry.places[0] ?? '') ? (
    <span className={styles['word']}>{entry.name}</span>
  ) : (
    <code>{entry.name}</code>
  );
}
