import { useId } from 'react';
import type { FlowId } from '../../guide/compare/facts.ts';
import { flowFacts } from '../../guide/compare/facts.ts';
import type { Disagreement } from '../../guide/disagreements.ts';
import { SpecLink } from '../../ui/SpecLink.tsx';
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
      <table aria-labelledby={id} className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">Auth0's page</th>
            <th scope="col">Guidance today</th>
            <th scope="col">In this tour</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id: key, topic, auth0, today, here, flows: about }) => (
            <tr key={key}>
              <th scope="row">
                {topic}
                <span className={styles['flows']}>
                  {about.map((flow) => flowFacts[flow].short).join(', ')}
                </span>
              </th>
              <td data-says="Auth0's page">
                {auth0.text} <SpecLink {...auth0.source} />
              </td>
              <td data-says="Guidance today">
                {today.text} <SpecLink {...today.spec} />
              </td>
              <td data-says="In this tour">{here}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
