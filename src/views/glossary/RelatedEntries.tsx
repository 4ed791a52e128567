import { relatedTo } from '../../guide/glossary/related.ts';
import { type Entry, entryId } from '../../protocol/dictionary/index.ts';
import { EntryLink } from './EntryLink.tsx';
import { Name } from './EntryList.tsx';
import styles from './EntryView.module.css';
import { placeWords } from './place-words.ts';

/** What else is worth a look: the same name elsewhere, its values, what its explanation speaks of. */
export function RelatedEntries({ entry }: { readonly entry: Entry }) {
  const { namesakes, words, mentioned } = relatedTo(entry);
  return (
    <>
      <Entries title="The same name elsewhere" entries={namesakes} />
      <Entries title="Its values" entries={words} bare />
      <Entries title="See also" entries={mentioned} />
    </>
  );
}

/** Entries under a title; nothing where there are none. */
export function Entries({
  title,
  entries,
  bare = false,
}: {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Where they stand is plain. */
  readonly bare?: boolean;
}) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['related']}>
        {entries.map((one) => (
          <li key={entryId(one)}>
            <EntryLink entry={one} className={styles['other']}>
              <Name entry={one} /> {!bare && <span>{placeWords(one)}</span>}
            </EntryLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
