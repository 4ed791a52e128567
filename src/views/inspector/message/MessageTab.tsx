import type { ActionEvent, EndEvent, TraceEvent } from '../../../trace/index.ts';
import { Verdict } from '../../../ui/Verdict.tsx';
import { Section } from '../Section.tsx';
import { spanInWords } from '../times.ts';
import { NamesTable } from '../values/NamesTable.tsx';
import { namedRows } from '../values/rows.ts';
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

function ActionView({ event }: { readonly event: ActionEvent }) {
  if (event.values.length === 0)
    return <p className={styles['url']}>A person acted on the page in the browser and typed nothing.</p>;
  return (
    <Section title="Chosen and typed">
      <NamesTable
        label="Chosen and typed"
        rows={namedRows(
          event.values.map(({ name, value }) => [name, value] as const),
          'form',
        )}
      />
    </Section>
  );
}

function EndView({ event }: { readonly event: EndEvent }) {
  const complete = event.outcome === 'complete';
  return (
    <div className={styles['end']}>
      <Verdict outcome={complete ? 'passed' : 'refused'}>{complete ? 'Complete' : 'Refused'}</Verdict>
      <p>{event.reason}</p>
      <p className={styles['place']}>
        The machine rests in <code>{event.state}</code>.
      </p>
    </div>
  );
}
