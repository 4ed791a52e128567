import type { ReactNode } from 'react';
import { FlowRow } from './FlowRow.tsx';
import { flows } from './flows.ts';
import styles from './HomeScreen.module.css';
import { Legend } from './Legend.tsx';
import { lanes } from './lanes.ts';

/** The seven flows and the way into each; `hrefOf` says where they are. Beside them the ways for whoever has to pick one. */
export function HomeScreen({
  hrefOf,
  chooseHref,
  compareHref,
  traceHref,
  children,
}: {
  hrefOf(flow: string): string;
  readonly chooseHref: string;
  readonly compareHref: string;
  readonly traceHref: string;
  /** What was left unfinished, above the flows. */
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['home']}>
      <header className={styles['intro']}>
        <h1>Seven OAuth flows, message by message</h1>
        <p>
          The app, the authorization server and the API run inside this page; nothing leaves it. Step through,
          open any message, see who checked what.
        </p>
        <p className={styles['pick']}>
          <a href={chooseHref}>Which flow do I need?</a>
          <a href={compareHref}>Compare all seven</a>
          <a href={traceHref}>Debug a trace</a>
        </p>
      </header>
      {children}
      <div className={styles['board']}>
        <div aria-hidden="true" className={styles['heads']}>
          <div className={styles['names']}>
            {lanes.map((lane) => (
              <span key={lane.party} style={{ color: lane.hue }}>
                {lane.short}
              </span>
            ))}
          </div>
          <span>Tokens</span>
        </div>
        <ul>
          {flows.map((flow, at) => (
            <FlowRow key={flow.id} flow={flow} href={hrefOf(flow.id)} first={at === 0} />
          ))}
        </ul>
        <Legend />
      </div>
    </div>
  );
}
