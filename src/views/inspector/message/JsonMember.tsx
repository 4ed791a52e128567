import type { Place } from '../../../protocol/dictionary/index.ts';
import { isObject, memberText } from '../../../trace/index.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { JsonView } from '../../../ui/JsonView.tsx';
import { NamesTable } from '../values/NamesTable.tsx';
import { namedRows } from '../values/rows.ts';
import { Value } from '../values/Value.tsx';
import styles from './JsonMember.module.css';

/** Longer lists than this are drawn as JSON, not as tables. */
const FEW = 4;

/** A member of a JSON body: a plain value as it is, a short list of objects as tables of their own, anything else as JSON. */
export function JsonMember({
  name,
  member,
  place,
}: {
  readonly name: string;
  readonly member: unknown;
  readonly place: Place;
}) {
  if (typeof member !== 'object' || member === null)
    return <Value value={memberText(member)} label={name} tokens />;
  const items = Array.isArray(member) ? member : [member];
  const tables = items.length <= FEW && items.every(isObject);
  const count = Array.isArray(member) ? items.length : Object.keys(member).length;
  return (
    <div className={styles['nested']}>
      <Disclosure summary={count === 1 ? '1 item' : `${count} items`} initially={tables}>
        {tables ? (
          items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place.
            <div key={at} className={styles['item']}>
              <NamesTable
                label={`${name}, item ${at + 1}`}
                rows={namedRows(
                  Object.entries(item).map(([key, value]) => [key, memberText(value)] as const),
                  place,
                )}
              />
            </div>
          ))
        ) : (
          <JsonView value={member} label={name} />
        )}
      </Disclosure>
    </div>
  );
}
