import { jsonObject, jsonValue, memberText, placeOfJson, type ResponseEvent } from '../../../trace/index.ts';
import { JsonView } from '../../../ui/JsonView.tsx';
import { useInspection } from '../context.ts';
import { Section } from '../Section.tsx';
import { NamesTable } from '../values/NamesTable.tsx';
import { RawText } from '../values/RawText.tsx';
import { namedRows } from '../values/rows.ts';
import { JsonMember } from './JsonMember.tsx';
import styles from './MessageTab.module.css';

/** A JSON body: its members explained, lists and objects below their names; other JSON as it is. */
export function JsonBody({ event }: { readonly event: ResponseEvent }) {
  const { selection } = useInspection();
  const { body } = event.message;
  const fields = jsonObject(body);
  const value = jsonValue(body);
  if (value === undefined)
    return (
      <Section title="Body" aside="not JSON, though it says so" inset>
        <RawText text={body} label="Body" />
      </Section>
    );
  if (!fields)
    return (
      <Section title="Body" inset>
        <JsonView value={value} label="Body" />
      </Section>
    );
  const place = placeOfJson(fields, selection.model.requestOf(event));
  const pairs = Object.entries(fields).map(([name, member]) => [name, memberText(member)] as const);
  return (
    <Section title="Body" aside={<span className={styles['place']}>{place}</span>}>
      <NamesTable
        label="Members of the body"
        rows={namedRows(pairs, place)}
        render={({ name }) => <JsonMember name={name} member={fields[name]} place={place} />}
      />
    </Section>
  );
}
