import { LinkButton } from '../../ui/Button.tsx';
import { FlowRow } from './FlowRow.tsx';
import { type FlowCard, flows } from './flows.ts';
import styles from './HomeScreen.module.css';
import { Legend } from './Legend.tsx';
import { lanes } from './lanes.ts';

/** The seven flows, and the way into those that can be run: `runs` says which, `hrefOf` where they are. */
export function HomeScreen({ runs, hrefOf }: { runs(flow: string): boolean; hrefOf(flow: string): string }) {
  const runnable = flows.filter((flow) => runs(flow.id));
  return (
    <div className={styles['home']}>
      <header className={styles['intro']}>
        <h1>Seven OAuth flows, message by message</h1>
        <p>
          The app, the authorization server and the API all run inside this page, and nothing leaves it. Step
          through a flow, open every message, see who checked what.
        </p>
      </header>
      <div className={styles['board']}>
        <div aria-hidden="true" className={styles['heads']}>
          <div className={styles['names']}>
            {lanes.map((lane) => (
              <span key={lane.party} style={{ color: lane.hue }}>
                {lane.short}
              </span>
            ))}
          </div>
        </div>
        <ul>
          {runnable.map((flow) => (
            <FlowRow key={flow.id} flow={flow} start={<Start flow={flow} href={hrefOf(flow.id)} />} />
          ))}
          {flows
            .filter((flow) => !runs(flow.id))
            .map((flow) => (
              <FlowRow key={flow.id} flow={flow} />
            ))}
        </ul>
      </div>
      <Legend />
    </div>
  );
}

function Start({ flow, href }: { readonly flow: FlowCard; readonly href: string }) {
  return (
    <LinkButton
      variant="primary"
      icon="next"
      iconLast
      className={styles['start']}
      href={href}
      aria-label={`Start ${flow.title}`}
    >
      Start
    </LinkButton>
  );
}
