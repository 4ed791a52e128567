import { type ReactNode, useId } from 'react';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { shorten } from '../../ui/shorten.ts';
import styles from './EditableRow.module.css';
import { Ideas } from './Ideas.tsx';
import type { Idea } from './ideas.ts';
import type { RowChange } from './rows.ts';
import { TextButton } from './TextButton.tsx';
import { ValueField } from './ValueField.tsx';

/** What a row shows and what can be done to it. */
export interface EditableRowProps {
  readonly name: string;
  /** The name, and which one where there are several. */
  readonly called: string;
  /** The heading above has its name, which does not stand on the wire. */
  readonly plain?: boolean;
  /** Where the focus finds the field. */
  readonly focusId: string;
  readonly value: string;
  readonly original: string | undefined;
  readonly change: RowChange | undefined;
  readonly ideas: readonly Idea[];
  readonly readOnly?: boolean;
  readonly multiline?: boolean;
  /** Longer than anybody reads: a few lines are enough. */
  readonly low?: boolean;
  /** Beside the name: a time as people read it. */
  readonly aside?: ReactNode;
  /** Below the field. */
  readonly children?: ReactNode;
  problem?(text: string): string | undefined;
  onType(text: string): void;
  onRemove?: (() => void) | undefined;
  onDuplicate?: (() => void) | undefined;
  onPutBack(): void;
}

/** A name and its value to be edited: marked where it is changed, with what it was. */
export function EditableRow(props: EditableRowProps) {
  const { name, called, plain, value, original, change, aside, children } = props;
  const id = useId();
  return (
    <div data-change={change} className={cx(styles['row'], change && styles['touched'])}>
      <div className={styles['head']}>
        <label htmlFor={id} className={plain ? 'visually-hidden' : styles['name']}>
          <code>{name}</code>
          {called.slice(name.length)}
        </label>
        {change && <Badge hue="var(--warn)">{change}</Badge>}
        {aside}
        <Actions {...props} />
      </div>
      {change !== 'removed' && <ValueField {...props} id={id} describedBy={`${id}-was`} />}
      {original !== undefined && change && (value !== original || change === 'removed') && (
        <p id={`${id}-was`} className={styles['was']}>
          Was {original === '' ? 'empty' : <code>{shorten(original, 40)}</code>}
        </p>
      )}
      {change !== 'removed' && (
        <>
          <Ideas {...props} original={original ?? ''} />
          {children}
        </>
      )}
    </div>
  );
}

/** The buttons of a row. Each says in its name what it is for. */
function Actions({ called, focusId, change, onRemove, onDuplicate, onPutBack }: EditableRowProps) {
  const which = <span className="visually-hidden"> {called}</span>;
  return (
    <span className={styles['actions']}>
      {(change === 'changed' || change === 'removed') && (
        <TextButton aside data-focus={`${focusId} back`} onClick={() => onPutBack()}>
          Put{which} back
        </TextButton>
      )}
      {onDuplicate && change !== 'removed' && (
        <TextButton aside onClick={onDuplicate}>
          Duplicate{which}
        </TextButton>
      )}
      {onRemove && change !== 'removed' && (
        <TextButton aside onClick={onRemove}>
          Remove{which}
        </TextButton>
      )}
    </span>
  );
}
