import type { ReactNode } from 'react';
import { type Entry, entryId } from '../../protocol/dictionary/index.ts';
import { type Query, queryOfEntry } from './glossary-model.ts';
import { useNavigation } from './reading.ts';

/** A way to an entry: a link where addresses say what is shown, a button where not. */
export function EntryLink({
  entry,
  current = false,
  children,
  className,
}: {
  readonly entry: Entry;
  readonly current?: boolean;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  const { query } = useNavigation();
  return (
    <GlossaryLink
      query={queryOfEntry(query, entry)}
      current={current}
      className={className}
      id={entryId(entry)}
    >
      {children}
    </GlossaryLink>
  );
}

/** A way to any state of the glossary. */
export function GlossaryLink({
  query,
  current = false,
  children,
  className,
  id,
}: {
  readonly query: Query;
  readonly current?: boolean;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** Which entry it leads to, for whoever looks for it in the page. */
  readonly id?: string;
}) {
  const { hrefOf, go } = useNavigation();
  const common = { className, 'aria-current': current || undefined, 'data-entry': id } as const;
  if (hrefOf)
    return (
      <a {...common} href={hrefOf(query)}>
        {children}
      </a>
    );
  return (
    <button type="button" {...common} onClick={() => go(query)}>
      {children}
    </button>
  );
}
