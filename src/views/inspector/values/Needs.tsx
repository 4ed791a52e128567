import {
  type Entry,
  isSettled,
  levelInWords,
  type Met,
  type Need,
  needsAt,
  remarksIn,
  whereInWords,
} from '../../../protocol/dictionary/index.ts';
import styles from './Explanation.module.css';
import { Sentence } from './Sentence.tsx';

/** Whether a name must be there: in one word where that is settled, else for each flow, grant and message that asks something else. */
export function Needs({ entry, here }: { readonly entry: Entry; readonly here: Met }) {
  const needs = needsAt(entry, here);
  const [only] = needs;
  if (!only) return null;
  if (needs.length > 1 || !isSettled(only, here)) return <NeedList needs={needs} />;
  const narrowed = (entry.needs?.length ?? 0) > 1 || whereInWords(only).length > 0;
  return (
    <p>
      <strong>{`${levelInWords(only.level)}${narrowed ? ' here' : ''}.`}</strong>
      <Remarks need={only} />
    </p>
  );
}

function NeedList({ needs }: { readonly needs: readonly Need[] }) {
  return (
    <ul className={styles['needs']} aria-label="Whether it must be there">
      {needs.map((need) => {
        const where = whereInWords(need);
        return (
          <li key={where.join()}>
            <strong>{levelInWords(need.level)}</strong>
            {`: ${where.join(', ') || 'otherwise'}.`}
            <Remarks need={need} />
          </li>
        );
      })}
    </ul>
  );
}

function Remarks({ need }: { readonly need: Need }) {
  const text = remarksIn(need).join(' ');
  return text === '' ? null : <Sentence text={` ${text}`} />;
}
