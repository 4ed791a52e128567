import { kindOf, readPage, secretOf } from '../../trace/index.ts';
import { SecretChip } from '../secrets/SecretChip.tsx';
import type { Selection } from '../selection.ts';
import { legible } from './address.ts';
import styles from './CarriedFields.module.css';

/** Fields that are listed; a page may carry any number. */
const MOST = 12;

/** What a page carries unseen in the form that it sends by itself; nothing for any other page. */
export function CarriedFields({ html, selection }: { readonly html: string; readonly selection: Selection }) {
  const { sendsItself, fields } = readPage(html);
  if (!sendsItself || fields.length === 0) return null;
  return (
    <div className={styles['carried']}>
      <p className={styles['what']}>This page sends its form by itself. Unseen, it carries:</p>
      <ul className={styles['fields']}>
        {fields.slice(0, MOST).map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and never move.
          <li key={index} className={styles['field']}>
            <code>
              <bdi>{legible(name)}</bdi> =
            </code>
            <FieldValue name={name} value={value} selection={selection} />
          </li>
        ))}
      </ul>
      {fields.length > MOST && <p>And {fields.length - MOST} more.</p>}
    </div>
  );
}

function FieldValue({
  name,
  value,
  selection: { model, follow },
}: {
  readonly name: string;
  readonly value: string;
  readonly selection: Selection;
}) {
  const kind = kindOf(name);
  const secret = value === '' ? undefined : (model.secretByValue(value) ?? (kind && secretOf(kind, value)));
  if (secret) return <SecretChip secret={secret} follow={follow} />;
  return (
    <code>
      <bdi>{legible(value, 36)}</bdi>
    </code>
  );
}
