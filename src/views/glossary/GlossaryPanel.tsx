import { useEffect, useMemo, useRef, useState } from 'react';
import { occurrences } from '../../guide/glossary/occurrences.ts';
import type { TraceEvent, TraceModel } from '../../trace/index.ts';
import { Glossary } from './Glossary.tsx';
import styles from './GlossaryPanel.module.css';
import type { Query } from './glossary-model.ts';
import type { Reading } from './reading.ts';

/** The glossary beside a run: where a word occurs in it comes first, and a press goes there. */
export function GlossaryPanel({
  model,
  present,
  entry,
  onSelect,
}: {
  readonly model: TraceModel;
  /** The event that the reader stands at. */
  readonly present: TraceEvent | undefined;
  /** The id of the entry that it opens at. */
  readonly entry: string | undefined;
  /** Goes to an event of the run. */
  onSelect(event: number): void;
}) {
  const [query, setQuery] = useState<Query>(entry === undefined ? {} : { entry });
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => occurrences([model]), [model]);
  useEffect(() => {
    // The dialog takes the focus when it opens, which is after this.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const navigation = useMemo(() => ({ query, go: setQuery }), [query]);
  const reading: Reading = {
    own: { title: 'In this run', model, occurrences: found, select: onSelect, present },
  };
  return <Glossary navigation={navigation} reading={reading} field={field} className={styles['panel']} />;
}
