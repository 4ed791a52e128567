import { partyLabel } from '../../../diagram/participants.ts';
import type { Entry, Met } from '../../../protocol/dictionary/index.ts';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import { useInspection } from '../context.ts';
import styles from './Explanation.module.css';
import { hereOf } from './here.ts';
import { InGlossary } from './InGlossary.tsx';
import { Needs } from './Needs.tsx';
import { Sentence } from './Sentence.tsx';

/** What the dictionary says of a name, and of single words of its value. */
export function Explanation({
  entry,
  words = [],
  here,
  unknown = 'The dictionary does not know this name. Receivers ignore parameters that they do not know.',
}: {
  readonly entry: Entry | undefined;
  readonly words?: readonly Entry[];
  /** Where the name stands, if not in the event that is looked at. */
  readonly here?: Met;
  /** What to say of a name that is not known. */
  readonly unknown?: string;
}) {
  const { model, seq } = useInspection().selection;
  return (
    <div className={styles['explanation']}>
      {entry ? (
        <About entry={entry} here={here ?? hereOf(model, model.trace.events[seq])} />
      ) : (
        <p>{unknown}</p>
      )}
      {words.length > 0 && (
        <ul className={styles['words']}>
          {words.map((word) => (
            <li key={word.name}>
              <code>{word.name}</code> <Sentence text={word.what} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function About({ entry, here }: { readonly entry: Entry; readonly here: Met }) {
  const { what, without, setBy, spec } = entry;
  return (
    <>
      <p>
        <Sentence text={what} />
      </p>
      {without && (
        <p>
          <strong>Without it: </strong>
          <Sentence text={without} />
        </p>
      )}
      <Needs entry={entry} here={here} />
      <p className={styles['facts']}>
        {setBy && <span>Set by: {partyLabel(setBy)}</span>}
        <SpecLink label={spec.label} url={spec.url} />
        <InGlossary entry={entry} />
      </p>
    </>
  );
}
