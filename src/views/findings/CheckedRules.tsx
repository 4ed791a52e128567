import type { RuleReport } from '../../diagnosis/diagnosis.ts';
import { cx } from '../../ui/cx.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import { Verdict } from '../../ui/Verdict.tsx';
import { eventTitle } from '../event-words.ts';
import { Sentence } from '../inspector/values/Sentence.tsx';
import type { FindingActs } from './acts.ts';
import styles from './CheckedRules.module.css';
import { checksByTopic } from './checks.ts';
import { ShowEvent } from './ShowEvent.tsx';
import { countsOf, prose } from './words.ts';

/** Every rule that applied, by topic: what held, what is broken, and what could not be told, and why. */
export function CheckedRules({
  checks,
  acts,
}: {
  readonly checks: readonly RuleReport[];
  readonly acts: FindingActs;
}) {
  const { held, broken, untold } = countsOf(checks);
  const counts = [
    `${held} held`,
    broken > 0 && `${broken} broken`,
    untold > 0 && `${untold} could not be told`,
  ];
  return (
    <div className={styles['checked']}>
      <Disclosure summary={`What was checked: ${counts.filter(Boolean).join(', ')}`}>
        {checksByTopic(checks).map(({ topic, reports }) => (
          <section key={topic} className={styles['topic']}>
            <h3>{topic}</h3>
            <ul>
              {reports.map((report) => (
                <Report key={report.rule} report={report} acts={acts} />
              ))}
            </ul>
          </section>
        ))}
      </Disclosure>
    </div>
  );
}

/** So many of the events that were looked at are offered. */
const SHOWN = 3;

function Report({ report, acts }: { readonly report: RuleReport; readonly acts: FindingActs }) {
  const { title, spec, verdict, lacks, seqs } = report;
  const [outcome, word] = VERDICTS[verdict];
  const events = seqs.slice(0, SHOWN).flatMap((seq) => acts.model.event(seq) ?? []);
  return (
    <li className={cx(styles['report'], styles[verdict])}>
      <p className={styles['title']}>
        <span>
          <Sentence text={prose(title)} />
        </span>
        <Verdict outcome={outcome}>{word}</Verdict>
      </p>
      {lacks !== undefined && (
        <p>
          <Sentence text={prose(lacks)} />
        </p>
      )}
      <p className={styles['line']}>
        <SpecLink {...spec} />
        {events.map((event) => (
          <ShowEvent key={event.seq} seq={event.seq} acts={acts}>
            {prose(eventTitle(event))}
          </ShowEvent>
        ))}
        {seqs.length > SHOWN && <span>and {seqs.length - SHOWN} more</span>}
      </p>
    </li>
  );
}

const VERDICTS = {
  held: ['passed', 'held'],
  broken: ['refused', 'broken'],
  untold: ['skipped', 'could not be told'],
} as const;
