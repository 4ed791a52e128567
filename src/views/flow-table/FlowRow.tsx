import { useId, useState } from 'react';
import type { FlowId } from '../../guide/compare/facts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { CellContent } from './CellContent.tsx';
import type { Cell, Row } from './cells.ts';
import styles from './FlowTable.module.css';
import type { FlowTableLinks } from './links.ts';
import { MeasuredMark } from './MeasuredMark.tsx';
import type { TableProps } from './table-props.ts';

/** One row: in the table of seven its explanation opens below it, beside two flows it is there. */
export function FlowRow({
  row,
  differing,
  flows,
  picks,
  measured,
  links,
}: TableProps & {
  readonly row: Row;
  /** Two flows are shown, and they are not alike in it. */
  readonly differing: boolean;
}) {
  const pair = flows.length === 2;
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr data-row={row.id} data-differs={pair ? differing : undefined}>
        <th scope="row">
          <span className={styles['head']}>
            <span className={styles['label']}>{row.label}</span> {row.measured && <MeasuredMark />}
            {differing && (
              <span className={styles['differs']}>
                <Icon name="columns" />
                differs
              </span>
            )}
          </span>
          {pair ? (
            <Hint row={row} />
          ) : (
            <IconButton
              className={styles['ask']}
              label={`About ${row.label}`}
              icon="info"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            />
          )}
        </th>
        {flows.map((flow) => (
          <FlowCell
            key={flow}
            flow={flow}
            cell={row.cell(flow, measured.get(flow))}
            pair={pair}
            picked={picks.flows.includes(flow)}
            links={links}
          />
        ))}
      </tr>
      {!pair && (
        <tr id={id} hidden={!open} className={styles['about']}>
          <td colSpan={flows.length + 1}>{open && <Hint row={row} />}</td>
        </tr>
      )}
    </>
  );
}

/** What a row counts, or what the attacker does. */
function Hint({ row: { hint, spec } }: { readonly row: Row }) {
  return (
    <span className={styles['hint']}>
      {hint} {spec && <SpecLink {...spec} />}
    </span>
  );
}

function FlowCell({
  flow,
  cell,
  pair,
  picked,
  links,
}: {
  readonly flow: FlowId;
  readonly cell: Cell | undefined;
  readonly pair: boolean;
  readonly picked: boolean;
  readonly links: FlowTableLinks;
}) {
  return (
    <td data-flow={flow} data-picked={(picked && !pair) || undefined}>
      {cell ? (
        <CellContent cell={cell} flow={flow} full={pair} links={links} />
      ) : (
        <span className={styles['waiting']}>…</span>
      )}
    </td>
  );
}
