import { useState } from 'react';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EditableRow } from './EditableRow.tsx';
import { ideasFor } from './ideas.ts';
import { added, type OnRows, problemWith, removed, restored, typed, withTokenChange } from './operations.ts';
import { changeOf, type Row } from './rows.ts';
import { TokenEditor } from './TokenEditor.tsx';
import { tokenOf } from './token.ts';

/** One field of the message. A value that holds a JWT can be opened. */
export function FieldRow({
  row,
  called,
  rows,
  repeats,
  optional,
  onRows,
}: {
  readonly row: Row;
  readonly called: string;
  readonly rows: readonly Row[];
  /** One more of its name means something. */
  readonly repeats: boolean;
  /** The message can be without it. */
  readonly optional: boolean;
  readonly onRows: OnRows;
}) {
  const [open, setOpen] = useState(row.token !== undefined);
  const { key, place, name, value } = row;
  const jwt = row.removed ? undefined : tokenOf(row);

  function remove() {
    const focus = row.original === undefined ? `add ${place}` : `${key} back`;
    onRows(removed(rows, row), focus);
  }
  function duplicate() {
    const now = added(rows, { place, name, value });
    onRows(now, now.at(-1)?.key);
  }
  return (
    <EditableRow
      name={name}
      called={called}
      plain={place === 'address' || place === 'status' || place === 'body'}
      focusId={key}
      value={value}
      original={row.original}
      change={changeOf(row)}
      ideas={row.token ? [] : ideasFor(row)}
      readOnly={row.token !== undefined}
      multiline={place === 'body'}
      low={jwt !== undefined}
      problem={(text) => problemWith(row, text)}
      onType={(text) => onRows(typed(rows, row, text))}
      onRemove={optional ? remove : undefined}
      onDuplicate={repeats ? duplicate : undefined}
      onPutBack={() => onRows(restored(rows, row), key)}
    >
      {jwt && (
        <Disclosure summary={`Open ${called} as a token`} open={open} onOpen={setOpen}>
          <TokenEditor
            jwt={jwt}
            called={called}
            focusId={key}
            change={row.token}
            onChange={(token, focus) => onRows(withTokenChange(rows, row, token), focus)}
          />
        </Disclosure>
      )}
    </EditableRow>
  );
}
