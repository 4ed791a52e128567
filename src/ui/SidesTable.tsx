import type { ReactNode } from 'react';
import styles from './SidesTable.module.css';

/** What several sides say of each topic, beside each other; one below the other where it is narrow. */
export function SidesTable({
  labelledBy,
  topic,
  sides,
  rows,
}: {
  /** The id of what names the table. */
  readonly labelledBy: string;
  /** Heads the first column. */
  readonly topic: string;
  readonly sides: readonly string[];
  /** What each side says, in the order of `sides`. */
  readonly rows: readonly {
    readonly key: string;
    readonly topic: ReactNode;
    readonly says: readonly ReactNode[];
  }[];
}) {
  return (
    <div className={styles['sides']}>
      <table aria-labelledby={labelledBy} className={styles['table']}>
        <thead>
          <tr>
            {[topic, ...sides].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.topic}</th>
              {sides.map((side, at) => (
                <td key={side} data-says={side}>
                  {row.says[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
