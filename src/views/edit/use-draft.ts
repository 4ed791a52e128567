import { useCallback, useRef, useState } from 'react';
import type { Edit } from '../../lab/index.ts';
import { changed, type DraftState, opened, told } from './draft-state.ts';
import type { Message } from './message-parts.ts';
import type { Row } from './rows.ts';

/** The rows of a message under edit, kept here, because the edits that make them come back only once the message is made again. */
export function useDraft(
  original: Message,
  edits: readonly Edit[],
  onEdits: (edits: readonly Edit[]) => void,
): { readonly rows: readonly Row[]; readonly original: Message; change(rows: readonly Row[]): void } {
  const [kept, setKept] = useState<DraftState>(() => opened(original, edits));
  const state = told(kept, original, edits);
  if (state !== kept) setKept(state);
  // Leaving a field and pressing a button can come in one go, before anything is drawn anew.
  const latest = useRef(state);
  latest.current = state;
  const change = useCallback(
    (rows: readonly Row[]) => {
      const after = changed(latest.current, rows);
      latest.current = after.state;
      setKept(after.state);
      onEdits(after.edits);
    },
    [onEdits],
  );
  return { rows: state.rows, original: state.original, change };
}
