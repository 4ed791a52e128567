import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Run, RunSnapshot } from '../../lab/index.ts';
import { MessageEditor } from '../edit/MessageEditor.tsx';
import { eventTitle } from '../event-words.ts';
import type { Walk } from './use-walk.ts';
import type { WhatIf } from './what-if.ts';

/** The editor of the message that is held. */
export interface Editor {
  /** What stands in place of the message; `undefined` while it is closed. */
  readonly pane: ReactNode | undefined;
  /** Opens it at the present message; an earlier one is gone on from first. It stays the same function. */
  open(): void;
}

/**
 * Opens and closes the editor. It belongs to one message: whoever moves on leaves it, and what was edited stays. `onClosed` takes
 * the focus, which the editor had.
 */
export function useEditor(
  run: Run,
  snapshot: RunSnapshot,
  walk: Walk,
  acts: WhatIf,
  onClosed: () => void,
): Editor {
  const [wanted, setWanted] = useState<number>();
  const { held } = snapshot;
  const event = walk.model.event(walk.seq);
  const isOpen = held !== undefined && walk.live && wanted === walk.seq && event?.seq === snapshot.pending;
  function close() {
    setWanted(undefined);
    onClosed();
  }
  const latest = useRef({ walk, pending: snapshot.pending, acts });
  useLayoutEffect(() => {
    latest.current = { walk, pending: snapshot.pending, acts };
  });
  const open = useCallback(() => {
    const { walk: now, pending, acts: ways } = latest.current;
    const kind = now.model.event(now.seq)?.kind;
    if (kind !== 'request' && kind !== 'response') return;
    setWanted(now.seq);
    if (!now.live || pending !== now.seq) ways.continueFrom(now.seq);
  }, []);
  return {
    open,
    pane:
      isOpen && event ? (
        <MessageEditor
          key={held.at}
          title={eventTitle(event)}
          kind={held.original.kind}
          original={held.original.message}
          edits={held.edits}
          onEdits={(edits) => void run.edit(edits)}
          onSend={() => {
            close();
            walk.next();
          }}
          onClose={close}
        />
      ) : undefined,
  };
}
