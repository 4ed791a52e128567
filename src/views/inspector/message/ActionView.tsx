import { type ActionEvent, placeOfTyped } from '../../../trace/index.ts';
import { useInspection } from '../context.ts';
import { PasswordPlaces } from '../password/PasswordPlaces.tsx';
import { Section } from '../Section.tsx';
import { NamesTable } from '../values/NamesTable.tsx';
import { namedRows } from '../values/rows.ts';
import styles from './MessageTab.module.css';
import { ReadersOfTyped } from './Readers.tsx';

/** What a person chose and typed, and who could have read it. */
export function ActionView({ event }: { readonly event: ActionEvent }) {
  const { model } = useInspection().selection;
  if (event.values.length === 0) {
    const where = event.on === 'browser' ? 'in the browser' : "on the app's own screen";
    return <p className={styles['url']}>Done {where}; nothing was typed.</p>;
  }
  const place = placeOfTyped(model, event);
  return (
    <>
      <Section title="Chosen and typed">
        <NamesTable
          label="Chosen and typed"
          rows={namedRows(
            event.values.map(({ name, value }) => [name, value] as const),
            place,
          )}
        />
      </Section>
      <ReadersOfTyped event={event} />
      <PasswordPlaces event={event} />
    </>
  );
}
