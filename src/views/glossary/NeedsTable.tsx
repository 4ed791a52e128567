import {
  type Entry,
  levelInWords,
  needsAt,
  remarksIn,
  whereInWords,
} from '../../protocol/dictionary/index.ts';
import { Sentence } from '../inspector/values/Sentence.tsx';
import styles from './EntryView.module.css';

/** How much a name is needed, by message, flow and grant; the first row that holds counts. */
export function NeedsTable({ entry }: { readonly entry: Entry }) {
  const needs = needsAt(entry);
  if (needs.length === 0) return null;
  return (
    <section>
      <h3>Is it needed?</h3>
      <table className={styles['needs']}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Needed</th>
            <th scope="col">Where, and why</th>
          </tr>
        </thead>
        <tbody>
          {needs.map((need) => (
            <tr key={JSON.stringify(need)}>
              <th scope="row">{levelInWords(need.level)}</th>
              <td>
                {whereInWords(need).join(', ') || (needs.length > 1 ? 'otherwise' : 'wherever it stands')}
                {remarksIn(need).map((text) => (
                  <span key={text} className={styles['note']}>
                    <Sentence text={text} />
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
