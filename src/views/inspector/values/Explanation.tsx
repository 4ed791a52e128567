import { partyLabel } from '../../../diagram/participants.ts';
import type { Entry } from '../../../protocol/dictionary/index.ts';
import { SpecLink } from '../../../ui/SpecLink.tsx';
import styles from './Explanation.module.css';
import { Sentence } from './Sentence.tsx';

/** What the dictionary says of a name, and of single words of its value. */
export function Explanation({
  entry,
  words = [],
  unknown = 'The dictionary does not know this name. Receivers ignore parameters that they do not know.',
}: {
  readonly entry: Entry | undefined;
  readonly words?: readonly Entry[];
  /** What to say of a name that is not known. */
  readonly unknown?: string;
}) {
  return (
    <div className={styles['explanation']}>
      {entry ? <About entry={entry} /> : <p>{unknown}</p>}
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

function About({ entry }: { readonly entry: Entry }) {
  const { what, without, required, setBy, spec } = entry;
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
      <p className={styles['facts']}>
        {required && <strong>{NEED[required]}</strong>}
        <span>Set by: {partyLabel(setBy)}</span>
        <SpecLink label={spec.label} url={spec.url} />
      </p>
    </>
  );
}

const NEED = { required: 'Required', recommended: 'Recommended', optional: 'Optional' } as const;
