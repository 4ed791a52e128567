import type { TraceEvent } from '../../../trace/index.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { PartyName } from '../values/PartyName.tsx';
import { headingOf, type Mark } from './heading.ts';
import styles from './MessageHead.module.css';

/** What the present event is, between whom, over which channel and when. */
export function MessageHead({ event, pending }: { readonly event: TraceEvent; readonly pending: boolean }) {
  const { title, from, to, channel, time, step, marks } = headingOf(event, pending);
  const message = event.kind === 'request' || event.kind === 'response' ? event : undefined;
  const imported = message?.source !== undefined;
  const timed = !message?.lacks?.includes('time');
  return (
    <header className={styles['head']}>
      <p className={styles['line']}>
        {step > 0 && <span className={styles['step']}>Step {step}</span>}
        {timed && (
          <time
            className={styles['time']}
            title={imported ? 'UTC, as the export says' : "The run's own clock, UTC"}
          >
            {time}
          </time>
        )}
        {marks.map((mark) => (
          <Badge key={mark} {...(mark === 'pending' ? { tone: 'present' as const } : { hue: 'var(--warn)' })}>
            {MARKS[mark]}
          </Badge>
        ))}
      </p>
      <h2 className={styles['title']}>{title}</h2>
      {from && (
        <p className={styles['line']}>
          <PartyName party={from} />
          {to && (
            <>
              <span className={styles['arrow']} data-channel={channel}>
                <span className="visually-hidden">to</span>
              </span>
              <PartyName party={to} />
            </>
          )}
          {channel && <Badge hue={`var(--channel-${channel})`}>{channel} channel</Badge>}
        </p>
      )}
    </header>
  );
}

const MARKS: Readonly<Record<Mark, string>> = {
  pending: 'pending: not sent yet',
  edited: 'edited on its way',
  injected: 'injected',
};
