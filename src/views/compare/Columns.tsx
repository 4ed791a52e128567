import { memo, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { TraceEvent } from '../../trace/index.ts';
import { cx } from '../../ui/cx.ts';
import styles from './Columns.module.css';
import { EventCell } from './EventCell.tsx';
import { revealRow } from './reveal-row.ts';
import type { Heading, Row, Section, Standing } from './rows.ts';
import { standingWords } from './words.ts';

/** Both runs, row by row under the headings of their steps; the present row stays in view. */
export function Columns({
  heads,
  sections,
  present,
  onRow,
}: {
  readonly heads: readonly [left: ReactNode, right: ReactNode];
  readonly sections: readonly Section[];
  readonly present: number;
  onRow(row: number): void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const press = useLatest(onRow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another row is present, or other runs are.
  useLayoutEffect(() => {
    if (scroller.current) revealRow(scroller.current);
  }, [present, sections]);
  return (
    <section ref={scroller} aria-label="Both runs" className={styles['scroller']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col" className={styles['between']}>
              <span className="visually-hidden">How they stand</span>
            </th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        {sections.map((section) => (
          <SectionRows
            key={section.rows[0]?.index}
            section={section}
            // Only the section that has the present row is drawn anew when it moves.
            present={section.rows.some(({ index }) => index === present) ? present : undefined}
            onRow={press}
          />
        ))}
      </table>
    </section>
  );
}

/** A function that stays the same and does what the latest one does, so that rows need not be drawn anew for it. */
function useLatest(act: (row: number) => void): (row: number) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((row) => latest.current(row), []);
}

const SectionRows = memo(function SectionRows({
  section: { left, right, rows },
  present,
  onRow,
}: {
  readonly section: Section;
  readonly present: number | undefined;
  onRow(row: number): void;
}) {
  const same = left && right && left.number === right.number && left.title === right.title;
  return (
    <tbody>
      <tr className={styles['step']}>
        {same ? (
          <StepHead heading={left} columns={3} />
        ) : (
          <>
            <StepHead heading={left} columns={1} />
            <td className={styles['between']} />
            <StepHead heading={right} columns={1} />
          </>
        )}
      </tr>
      {rows.map((row) => (
        <RowCells key={row.index} row={row} present={row.index === present} onRow={onRow} />
      ))}
    </tbody>
  );
});

function StepHead({ heading, columns }: { readonly heading: Heading | undefined; readonly columns: number }) {
  if (!heading) return <td colSpan={columns} className={styles['nothing']} />;
  return (
    <th scope={columns > 1 ? 'rowgroup' : undefined} colSpan={columns}>
      <span className={styles['number']}>{heading.number}</span> {heading.title}
    </th>
  );
}

/** The sign between the two sides of a row. */
const SIGNS: Readonly<Record<Standing, string>> = {
  ...{ same: '', fresh: '≈', differs: '≠' },
  ...{ 'left only': '≠', 'right only': '≠' },
};

function RowCells({
  row: { index, standing, left, right },
  present,
  onRow,
}: {
  readonly row: Row;
  readonly present: boolean;
  onRow(row: number): void;
}) {
  const side = (event: TraceEvent | undefined, says: string, reachable: boolean) => (
    <td data-says={says} className={event ? undefined : styles['nothing']}>
      {event ? (
        <EventCell
          event={event}
          alone={!left || !right}
          quiet={standing === 'same' || standing === 'fresh'}
          reachable={reachable}
          onPress={() => onRow(index)}
        />
      ) : (
        <span className="visually-hidden">nothing</span>
      )}
    </td>
  );
  return (
    <tr
      data-row={index}
      aria-current={present ? 'step' : undefined}
      className={cx(styles['row'], present && styles['present'])}
    >
      {side(left, 'left', true)}
      <td className={styles['between']}>
        <span aria-hidden="true" className={cx(styles['sign'], styles[standing.replace(' ', '-')])}>
          {SIGNS[standing]}
        </span>
        <span className="visually-hidden">{standingWords[standing]}</span>
      </td>
      {side(right, 'right', left === undefined)}
    </tr>
  );
}
