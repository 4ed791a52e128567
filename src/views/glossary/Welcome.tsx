import {
  type Entry,
  entries,
  entryId,
  explainTerm,
  type Kind,
  kindOf,
} from '../../protocol/dictionary/index.ts';
import { namesIn } from '../../trace/index.ts';
import { EntryLink } from './EntryLink.tsx';
import { Name } from './EntryList.tsx';
import styles from './EntryView.module.css';
import { type OwnRun, useReading } from './reading.ts';

const BEGINNINGS = ['PKCE', 'state', 'nonce', 'consent', 'scope', 'front channel', 'back channel'] as const;

/** Kinds of which every one fits on the page. */
const WHOLE = [
  { kind: 'party', title: 'Who takes part' },
  { kind: 'token', title: 'What they hand each other' },
  { kind: 'grant', title: 'Ways to a token' },
  { kind: 'error', title: 'What a server answers instead' },
] as const satisfies readonly { readonly kind: Kind; readonly title: string }[];

/** What the glossary holds, before anything is picked; beside a run, what stands in the present message. */
export function Welcome() {
  const { own } = useReading();
  const here = own ? inPresent(own) : [];
  const terms = BEGINNINGS.flatMap((word) => explainTerm(word) ?? []);
  return (
    <div className={styles['entry']}>
      <p className={styles['what']}>
        Every parameter, claim, header and error code that the flows of this tour send, and the words that
        people use for them: {entries().length} entries. Each says who sets it, what goes wrong without it,
        and where it occurs.
      </p>
      {here.length > 0 && <Ways title="In the present message" entries={here} />}
      <Ways title="To begin with" entries={terms} />
      {WHOLE.map(({ kind, title }) => (
        <Ways key={kind} title={title} entries={entries().filter((entry) => kindOf(entry) === kind)} />
      ))}
    </div>
  );
}

function inPresent({ model, present }: OwnRun): readonly Entry[] {
  const named = present ? namesIn(model, present) : [];
  return [...new Set(named.flatMap(({ entry }) => entry ?? []))];
}

function Ways({ title, entries: all }: { readonly title: string; readonly entries: readonly Entry[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['related']}>
        {all.map((entry) => (
          <li key={entryId(entry)}>
            <EntryLink entry={entry} className={styles['other']}>
              <Name entry={entry} />
            </EntryLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
