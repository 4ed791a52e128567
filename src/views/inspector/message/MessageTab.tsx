import type { TraceEvent } from '../../../trace/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { BesideUntouched } from '../BesideUntouched.tsx';
import { spanInWords } from '../times.ts';
import { ActionView } from './ActionView.tsx';
import { EndView } from './EndView.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import { MessageHead } from './MessageHead.tsx';
import styles from './MessageTab.module.css';
import { RequestView } from './RequestView.tsx';
import { ResponseView } from './ResponseView.tsx';
import { WorkView } from './WorkView.tsx';

/** All of the present event. */
export function MessageTab({
  event,
  pending,
  onEdit,
}: {
  readonly event: TraceEvent;
  readonly pending: boolean;
  /** Asks for the editor, where there is one. */
  onEdit?: (() => void) | undefined;
}) {
  const isMessage = event.kind === 'request' || event.kind === 'response';
  return (
    // What was opened belongs to its event.
    <article key={event.seq} className={styles['message']}>
      <MessageHead event={event} pending={pending} />
      {onEdit && isMessage && (
        <p className={styles['edit']}>
          <Button icon="edit" aria-keyshortcuts="e" onClick={onEdit}>
            Edit this message
          </Button>
          {!pending && <span>The run goes on from here, and what came after is kept.</span>}
        </p>
      )}
      {isMessage && <ImportNotes event={event} />}
      <BesideUntouched seq={event.seq} />
      <View event={event} />
    </article>
  );
}

function View({ event }: { readonly event: TraceEvent }) {
  switch (event.kind) {
    case 'request':
      return <RequestView event={event} />;
    case 'response':
      return <ResponseView event={event} />;
    case 'work':
      return <WorkView event={event} />;
    case 'action':
      return <ActionView event={event} />;
    case 'end':
      return <EndView event={event} />;
    case 'state':
      return (
        <p className={styles['url']}>
          From <code>{event.from || 'nowhere'}</code> to <code>{event.to}</code>.
        </p>
      );
    case 'time':
      return <p className={styles['url']}>{spanInWords(event.seconds)} went by.</p>;
  }
}
