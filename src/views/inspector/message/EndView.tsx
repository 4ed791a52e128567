import { explainError } from '../../../protocol/dictionary/index.ts';
import type { EndEvent } from '../../../trace/index.ts';
import { Verdict } from '../../../ui/Verdict.tsx';
import { Section } from '../Section.tsx';
import { Explanation } from '../values/Explanation.tsx';
import styles from './MessageTab.module.css';

/** How the walk ended, why, and with which error of the wire. */
export function EndView({ event }: { readonly event: EndEvent }) {
  const complete = event.outcome === 'complete';
  return (
    <>
      <div className={styles['end']}>
        <Verdict outcome={complete ? 'passed' : 'refused'}>{complete ? 'Complete' : 'Refused'}</Verdict>
        <p>{event.reason}</p>
        <p className={styles['place']}>
          The machine rests in <code>{event.state}</code>.
        </p>
      </div>
      {event.error !== undefined && (
        <Section title="The error that went over the wire" inset>
          <p>
            <code>error</code> <strong>{event.error}</strong>
          </p>
          <Explanation
            entry={explainError(event.error)}
            unknown="The dictionary does not know this error code. A server may have its own."
          />
        </Section>
      )}
    </>
  );
}
