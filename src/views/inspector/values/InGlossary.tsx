import { use } from 'react';
import { type Entry, entryId } from '../../../protocol/dictionary/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { EntryContext } from '../context.ts';
import styles from './InGlossary.module.css';

/** The way from an explanation to all that the glossary says of the name. */
export function InGlossary({ entry }: { readonly entry: Entry }) {
  const open = use(EntryContext);
  if (!open) return null;
  return (
    <Button variant="plain" icon="book" className={styles['way']} onClick={() => open(entryId(entry))}>
      In the glossary<span className="visually-hidden">: {entry.name}</span>
    </Button>
  );
}
