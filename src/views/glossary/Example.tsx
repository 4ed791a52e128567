import { secretMark } from '../../diagram/marks.ts';
import type { Occurrence } from '../../guide/glossary/occurrences.ts';
import { type Entry, entryId } from '../../protocol/dictionary/index.ts';
import { kindOf, secretOf } from '../../trace/index.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Shortened } from '../../ui/Shortened.tsx';
import styles from './EntryView.module.css';
import { useReading } from './reading.ts';

/** A real value of a name: of the reader's own run if it has one, or else of a run of the tour. */
export function Example({ entry }: { readonly entry: Entry }) {
  const { own, tour } = useReading();
  const id = entryId(entry);
  const mine = withValue(own?.occurrences.get(id), entry);
  const one = mine ?? withValue(tour?.looked.occurrences.get(id), entry);
  if (!one) return null;
  return (
    <section>
      <h3>Example</h3>
      <p className={styles['example']}>
        <NameOf entry={entry} {...one} />
        <span className={styles['value']}>
          <Shortened value={one.value} label={one.name} keep={36} />
        </span>
        {mine && own && <span className={styles['from']}>{own.title.toLowerCase()}</span>}
      </p>
    </section>
  );
}

/** The first that says something new: the value of an error code is its name. */
const withValue = (found: readonly Occurrence[] | undefined, entry: Entry): Occurrence | undefined =>
  found?.find(({ value, name }) => value !== '' && value !== entry.name && value !== name);

/** A secret by its chip; of a term, the name that shows it. */
function NameOf({ entry, name, value }: Occurrence & { readonly entry: Entry }) {
  const kind = kindOf(name);
  if (!kind) return name.toLowerCase() === entry.name.toLowerCase() ? null : <code>{name}</code>;
  const { glyph, hue, label } = secretMark[kind];
  return (
    <Chip glyph={glyph} hue={`var(${hue})`} label={label} fingerprint={secretOf(kind, value).fingerprint} />
  );
}
