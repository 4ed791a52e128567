import type { TraceEvent } from '../../../trace/index.ts';
import { spanInWords } from '../times.ts';
import { ActionView } from './ActionView.tsx';
import { EndView } from './EndView.tsx';
import { MessageHead } from './MessageHead.tsx';
import styles from './MessageTab.module.css';
import { RequestView } from './RequestView.tsx';
import { ResponseView } from './ResponseView.tsx';
import { WorkView } from './WorkView.tsx';

/** All of the present event. */
export function MessageTab({ event, pending }: { readonly event: TraceEvent; readonly pending: boolean }) {
  return (
    // What was opened belongs to its event.
    <article key={event.seq} className={styles['message']}>
      <MessageHead event={event} pending={pending} />
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
