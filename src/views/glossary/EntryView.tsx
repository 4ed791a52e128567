import type { Ref } from 'react';
import { KIND_WORDS } from '../../guide/glossary/kinds.ts';
import { type Entry, kindOf } from '../../protocol/dictionary/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { PartyName } from '../inspector/values/PartyName.tsx';
import { Sentence } from '../inspector/values/Sentence.tsx';
import { Name } from './EntryList.tsx';
import styles from './EntryView.module.css';
import { Example } from './Example.tsx';
import { NeedsTable } from './NeedsTable.tsx';
import { Places } from './Places.tsx';
import { RelatedEntries } from './RelatedEntries.tsx';

/** All that is known of one entry. */
export function EntryView({
  entry,
  heading,
}: {
  readonly entry: Entry;
  /** Where the focus goes when the entry is opened. */
  readonly heading?: Ref<HTMLHeadingElement>;
}) {
  const { what, without, setBy, spec, also = [] } = entry;
  const kind = kindOf(entry);
  const where = kind === 'value' || KIND_WORDS[kind].one === entry.places[0] ? [] : entry.places;
  return (
    <article className={styles['entry']}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          <Name entry={entry} />
        </h2>
        <p className={styles['badges']}>
          <Badge>{KIND_WORDS[kind].one}</Badge>
          {where.map((place) => (
            <Badge key={place} tone="soft">
              {place}
            </Badge>
          ))}
        </p>
        {also.length > 0 && <p className={styles['also']}>Also: {also.join(', ')}</p>}
      </header>
      <p className={styles['what']}>
        <Sentence text={what} />
      </p>
      {without && (
        <p>
          <strong>Without it: </strong>
          <Sentence text={without} />
        </p>
      )}
      <p className={styles['facts']}>
        {setBy && (
          <span>
            Set by <PartyName party={setBy} />
          </span>
        )}
        <SpecLink label={spec.label} url={spec.url} />
      </p>
      <NeedsTable entry={entry} />
      <Example entry={entry} />
      <Places entry={entry} />
      <RelatedEntries entry={entry} />
    </article>
  );
}
