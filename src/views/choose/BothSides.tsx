import type { Disagreement } from '../../guide/disagreements.ts';
import { SpecLink } from '../../ui/SpecLink.tsx';
import styles from './BothSides.module.css';

/** What Auth0's page says and what holds today, beside each other, and what the tour does about it. */
export function BothSides({ disagreements }: { readonly disagreements: readonly Disagreement[] }) {
  return (
    <ul className={styles['list']}>
      {disagreements.map(({ id, topic, auth0, today, here }) => (
        <li key={id}>
          <h3>{topic}</h3>
          <dl>
            <div>
              <dt>Auth0’s page</dt>
              <dd>
                {auth0.text} <SpecLink {...auth0.source} />
              </dd>
            </div>
            <div>
              <dt>Today</dt>
              <dd>
                {today.text} <SpecLink {...today.spec} />
              </dd>
            </div>
            <div className={styles['here']}>
              <dt>What this tour does</dt>
              <dd>{here}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
