import { useId } from 'react';
import type { FlowId } from '../../guide/compare/facts.ts';
import { flowFacts } from '../../guide/compare/facts.ts';
import type { Disagreement } from '../../guide/disagreements.ts';
import { Cited } from '../../ui/Cited.tsx';
import { SidesTable } from '../../ui/SidesTable.tsx';
import styles from './Disagreements.module.css';

/** Where Auth0's pages and today's guidance differ, and what is done here; with `flows` only what bears on one of them. */
export function Disagreements({
  all,
  flows,
}: {
  readonly all: readonly Disagreement[];
  readonly flows: readonly FlowId[] | undefined;
}) {
  const id = useId();
  const shown = all.filter((one) => !flows || one.flows.some((flow) => flows.includes(flow)));
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id}>Where the sources disagree</h2>
      <SidesTable
        labelledBy={id}
        topic="About"
        sides={["Auth0's page", 'Guidance today', 'In this tour']}
        rows={shown.map(({ id: key, topic, auth0, today, here, flows: about }) => ({
          key,
          topic: (
            <>
              {topic}
              <span className={styles['flows']}>{about.map((flow) => flowFacts[flow].short).join(', ')}</span>
            </>
          ),
          says: [
            <Cited key="auth0" text={auth0.text} spec={auth0.source} />,
            <Cited key="today" {...today} />,
            here,
          ],
        }))}
      />
    </section>
  );
}
