import type { Header } from '../../../protocol/http.ts';
import { SecretChip } from '../../secrets/SecretChip.tsx';
import { useInspection } from '../context.ts';
import { headerParts, headerRows, secretsInUrl } from './headers.ts';
import { NamesTable } from './NamesTable.tsx';
import styles from './Value.module.css';
import { Value } from './Value.tsx';

/** The headers of a message, explained. */
export function HeadersTable({
  headers,
  place,
}: {
  readonly headers: readonly Header[];
  readonly place: 'request header' | 'response header';
}) {
  const { selection } = useInspection();
  return (
    <NamesTable
      label="Headers"
      rows={headerRows(headers, place)}
      render={({ name, value }) => (
        <span className={styles['value']}>
          {headerParts(name, value).map(({ text, value: mayBeSecret }, at) =>
            mayBeSecret ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one value keep their places.
              <Value key={at} value={text} label={name} keep={36} tokens />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one value keep their places.
              <code key={at}>{text}</code>
            ),
          )}
          {secretsInUrl(name, value, selection.model).map((secret) => (
            <SecretChip key={secret.id} secret={secret} follow={selection.follow} />
          ))}
        </span>
      )}
    />
  );
}
