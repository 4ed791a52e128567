import type { ResponseEvent } from '../../../trace/index.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { JsonView } from '../../../ui/JsonView.tsx';
import { useInspection } from '../context.ts';
import { Section } from '../Section.tsx';
import { jsonObject, jsonValue, memberText } from '../values/json.ts';
import { NamesTable } from '../values/NamesTable.tsx';
import { RawText } from '../values/RawText.tsx';
import { namedRows } from '../values/rows.ts';
import { Value } from '../values/Value.tsx';
import styles from './MessageTab.module.css';
import { placeOfJson } from './places.ts';

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
        render={({ name, value: text }) => <Member name={name} member={fields[name]} text={text} />}
      />
    </Section>
  );
}

function Member({
  name,
  member,
  text,
}: {
  readonly name: string;
  readonly member: unknown;
  readonly text: string;
}) {
  if (typeof member !== 'object' || member === null || text.length < 40)
    return <Value value={text} label={name} tokens />;
  const size = Array.isArray(member) ? member.length : Object.keys(member).length;
  return (
    <Disclosure summary={size === 1 ? '1 item' : `${size} items`}>
      <JsonView value={member} label={name} />
    </Disclosure>
  );
}
