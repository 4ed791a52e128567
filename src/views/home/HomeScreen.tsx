import { LinkButton } from '../../ui/Button.tsx';
import { FlowRow } from './FlowRow.tsx';
import { type FlowCard, flows } from './flows.ts';
import styles from './HomeScreen.module.css';
import { lanes } from './lanes.ts';

/** The seven flows, and the way into those that can be run: `runs` says which, `hrefOf` where they are. */
export function HomeScreen({ runs, hrefOf }: { runs(flow: string): boolean; hrefOf(flow: string): string }) {
  return (
    <div className={styles['home']}>
      <header className={styles['intro']}>
        <h1>Seven OAuth flows, message by message</h1>
        <p>
          The app, the authorization server and the API run inside this page; nothing leaves it. Step through,
          open any message, see who checked what.
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
          <span>Tokens</span>
        </div>
        <ul>
          {flows
            .filter((flow) => runs(flow.id))
            .map((flow) => (
              <FlowRow key={flow.id} flow={flow} start={<Start flow={flow} href={hrefOf(flow.id)} />} />
            ))}
        </ul>
        <h2 className={styles['later']}>Not in this version</h2>
        <ul>
          {flows
            .filter((flow) => !runs(flow.id))
            .map((flow) => (
              <FlowRow key={flow.id} flow={flow} />
            ))}
        </ul>
      </div>
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
