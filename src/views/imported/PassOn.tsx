import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import { harOf } from '../../trace/export/har.ts';
import type { Trace } from '../../trace/index.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyText } from '../../ui/CopyText.tsx';
import { saveAsFile } from '../../ui/download.ts';
import { ticketText } from '../findings/ticket.ts';
import styles from './PassOn.module.css';
import { flowTitle, LACKS, titleOfTrace } from './words.ts';

/** What can be taken out of the page: the findings as text for a ticket, and the attempt as a file. */
export function PassOn({
  trace,
  diagnosis,
  attempt,
}: {
  readonly trace: Trace;
  readonly diagnosis: AttemptDiagnosis;
  /** From 0. */
  readonly attempt: number;
}) {
  const { exporters = [], lacks = [] } = trace.imported ?? {};
  const text = ticketText({
    ...{ flow: flowTitle(trace.flow), title: titleOfTrace(trace), exporters, diagnosis },
    lacks: lacks.map((lack) => LACKS[lack].title),
  });
  return (
    <div className={styles['pass']}>
      <section aria-label="Findings for a ticket">
        <h2>For a ticket</h2>
        <p>The findings of this attempt as Markdown. Secrets are shortened.</p>
        <CopyText text={text}>Copy the findings</CopyText>
      </section>
      <section aria-label="This attempt as a file">
        <h2>For another tool</h2>
        <p>
          This attempt alone as a HAR.{' '}
          <strong>It holds every password, code and token that was recorded:</strong> give it only to whom you
          would give those.
        </p>
        <Button icon="save" onClick={() => saveAsFile(`attempt-${attempt + 1}.har`, harOf(trace))}>
          Save this attempt
        </Button>
      </section>
    </div>
  );
}
