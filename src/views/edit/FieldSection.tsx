import { Section } from '../inspector/Section.tsx';
import { AddField } from './AddField.tsx';
import { FieldRow } from './FieldRow.tsx';
import styles from './FieldSection.module.css';
import type { Message } from './message-parts.ts';
import { added, asFields, asText, type OnRows } from './operations.ts';
import type { Row } from './rows.ts';
import type { EditorSection } from './sections.ts';
import { TextButton } from './TextButton.tsx';

/** Fields of one kind, with a way to add one more. */
export function FieldSection({
  section,
  rows,
  original,
  onRows,
}: {
  readonly section: EditorSection;
  /** All rows of the message. */
  readonly rows: readonly Row[];
  readonly original: Message;
  readonly onRows: OnRows;
}) {
  const { place, title, adds } = section;
  function add(name: string, value: string) {
    const now = added(rows, { place, name, value });
    const row = now.findLast((one) => one.place === place && one.name === name && !one.removed);
    onRows(now, row?.key);
  }
  return (
    <Section
      title={title}
      aside={<Otherwise section={section} rows={rows} original={original} onRows={onRows} />}
    >
      {section.rows.map(({ row, called }) => (
        <FieldRow
          key={row.key}
          row={row}
          called={called}
          rows={rows}
          onRows={onRows}
          repeats={section.repeats}
          optional={adds !== undefined || row.name === 'Location'}
        />
      ))}
      {adds !== undefined && (
        <div className={styles['add']}>
          <AddField
            adds={adds}
            focusId={`add ${place}`}
            onAdd={add}
            {...(place === 'header' && { problem: problemWithHeaderName })}
          />
        </div>
      )}
    </Section>
  );
}

/** Letters, digits and some signs (RFC 9110 §5.1). */
function problemWithHeaderName(name: string): string | undefined {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) ? undefined : 'A header’s name has no spaces and no brackets.';
}

/** From fields to text and back, for a body that can be read as both. */
function Otherwise({ section, rows, original, onRows }: Parameters<typeof FieldSection>[0]) {
  if (section.otherwise === 'as text')
    return (
      <TextButton aside onClick={() => onRows(asText(original, rows), 'body')}>
        Edit the body as text
      </TextButton>
    );
  if (section.otherwise !== 'as fields') return null;
  return (
    <TextButton
      aside
      onClick={() => {
        const now = asFields(original, rows);
        onRows(now, now.find(({ place }) => place === 'json' || place === 'page')?.key);
      }}
    >
      Edit the body by its fields
    </TextButton>
  );
}
