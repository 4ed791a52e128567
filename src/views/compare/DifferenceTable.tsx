import type { Difference } from '../../trace/index.ts';
import { cx } from '../../ui/cx.ts';
import { Shortened } from '../../ui/Shortened.tsx';
import { differing, type Stretch } from '../inspector/checks/differing.ts';
import { Marked } from '../inspector/checks/Marked.tsx';
import { dateInWords } from '../inspector/times.ts';
import styles from './DifferenceTable.module.css';
import { isSentence, momentIn, type SideNames } from './differences.ts';

/** Fields with their values on both sides, the differing characters marked; below each other where it is narrow. */
export function DifferenceTable({
  label,
  differences,
  sides,
}: {
  readonly label: string;
  readonly differences: readonly Difference[];
  readonly sides: SideNames;
}) {
  return (
    <table aria-label={label} className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              {side}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand twice in a place.
          <Row key={`${difference.place} ${difference.name} ${at}`} difference={difference} sides={sides} />
        ))}
      </tbody>
    </table>
  );
}

/** Longer values are not marked character by character; they would fill the pane. */
const MARKED = 320;

function Row({ difference, sides }: { readonly difference: Difference; readonly sides: SideNames }) {
  const { place, name, left, right, fresh } = difference;
  const marks =
    !fresh && left !== undefined && right !== undefined && Math.max(left.length, right.length) <= MARKED
      ? differing(left, right)
      : undefined;
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        {place !== name && <span className={styles['place']}>{place}</span>}
      </th>
      <td data-says={sides[0]}>
        <Value difference={difference} value={left} stretches={marks?.a} />
      </td>
      <td data-says={sides[1]}>
        <Value difference={difference} value={right} stretches={marks?.b} />
      </td>
    </tr>
  );
}

function Value({
  difference,
  value,
  stretches = [],
}: {
  readonly difference: Difference;
  readonly value: string | undefined;
  readonly stretches?: readonly Stretch[] | undefined;
}) {
  if (value === undefined) return <span className={styles['absent']}>not there</span>;
  if (value === '') return <span className={styles['absent']}>empty</span>;
  const marked = stretches.some(({ differs }) => differs);
  if (isSentence(difference)) return <span>{marked ? <Marked stretches={stretches} /> : value}</span>;
  const moment = momentIn(difference, value);
  const date = moment === undefined ? undefined : dateInWords(moment);
  return (
    <span className={cx(!/\s/.test(value) && styles['unbroken'])}>
      {marked ? (
        <code>
          <Marked stretches={stretches} />
        </code>
      ) : (
        <Shortened value={value} label={difference.name} keep={36} copy={false} />
      )}
      {date && <span className={styles['date']}>{date}</span>}
    </span>
  );
}
