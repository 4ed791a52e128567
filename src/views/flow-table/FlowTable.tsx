import { flowFacts } from '../../guide/compare/facts.ts';
import { cx } from '../../ui/cx.ts';
import type { Group, Row } from './cells.ts';
import { FlowRow } from './FlowRow.tsx';
import styles from './FlowTable.module.css';
import { groups, isSame } from './table.ts';
import type { TableProps } from './table-props.ts';

/** The flows as columns, what is compared as rows. */
export function FlowTable(props: TableProps) {
  const { flows, measured, links } = props;
  const pair = flows.length === 2;
  const waiting = flows.some((flow) => !measured.has(flow));
  return (
    <div className={styles['frame']}>
      <table className={cx(styles['table'], pair && styles['pair'])} aria-busy={waiting}>
        <caption className="visually-hidden">
          {pair ? 'Two flows compared' : 'The seven flows compared'}; rows marked measured are counted from a
          run with default options, up to the API's answer.
        </caption>
        <thead>
          <tr>
            <td />
            {flows.map((flow) => (
              <th
                key={flow}
                scope="col"
                aria-current={(!pair && props.picks.flows.includes(flow)) || undefined}
              >
                <a href={links.runHref(flow, {})}>
                  {pair ? (measured.get(flow)?.title ?? flowFacts[flow].short) : flowFacts[flow].short}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <GroupRows key={group.id} group={group} {...props} />
        ))}
      </table>
    </div>
  );
}

function GroupRows({ group, ...props }: TableProps & { readonly group: Group }) {
  const { flows, picks } = props;
  const pair = flows.length === 2;
  const rows = picks.onlyDifferent ? group.rows.filter((row) => differs(row, props)) : group.rows;
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className={styles['group']}>
        <th scope="rowgroup" colSpan={flows.length + 1}>
          {group.title}
        </th>
      </tr>
      {rows.map((row) => (
        <FlowRow key={row.id} row={row} differing={pair && differs(row, props)} {...props} />
      ))}
    </tbody>
  );
}

function differs(row: Row, { flows, measured }: TableProps): boolean {
  const [left, right] = flows;
  if (!left || !right) return false;
  return !isSame(row.cell(left, measured.get(left)), row.cell(right, measured.get(right)));
}
