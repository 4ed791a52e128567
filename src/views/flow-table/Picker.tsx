import { type FlowId, flowFacts, flowIds } from '../../guide/compare/facts.ts';
import { plainRecipe } from '../../lab/index.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { FlowTableLinks } from './links.ts';
import styles from './Picker.module.css';
import { type Picks, pairShown, queryOf, withFlow, withoutFlow } from './picks.ts';
import { usePairLink } from './use-pair-link.ts';

/** Picks two flows; everything in it is a link to the table that it makes. */
export function Picker({
  picks,
  shown,
  narrow,
  links,
}: {
  readonly picks: Picks;
  /** The flows that the table shows. */
  readonly shown: readonly FlowId[];
  /** Two flows are shown in any case. */
  readonly narrow: boolean;
  readonly links: FlowTableLinks;
}) {
  const chosen = narrow ? pairShown(picks.flows) : picks.flows;
  const hrefTo = (next: Picks) => links.hrefOf(queryOf(next));
  return (
    <div className={styles['picker']}>
      <nav aria-label="Pick two flows" className={styles['flows']}>
        <span className={styles['label']}>{narrow ? 'Two beside each other' : 'Pick two'}</span>
        <ul>
          {flowIds.map((id) => (
            <li key={id}>
              <Choice
                flow={id}
                chosen={chosen.includes(id)}
                href={choiceHref(id, { ...picks, flows: chosen }, narrow, hrefTo)}
              />
            </li>
          ))}
        </ul>
      </nav>
      {shown.length === 2 && <PairActions picks={picks} shown={shown} narrow={narrow} links={links} />}
    </div>
  );
}

/** A flow that is shown goes, where another can be without it. */
function choiceHref(
  id: FlowId,
  picks: Picks,
  narrow: boolean,
  hrefTo: (next: Picks) => string,
): string | undefined {
  if (!picks.flows.includes(id)) return hrefTo(withFlow(picks, id));
  return narrow ? undefined : hrefTo(withoutFlow(picks, id));
}

function Choice({
  flow,
  chosen,
  href,
}: {
  readonly flow: FlowId;
  readonly chosen: boolean;
  readonly href: string | undefined;
}) {
  return (
    <a className={styles['choice']} href={href} aria-current={chosen || undefined}>
      {chosen && <Icon name="check" />}
      {flowFacts[flow].short}
      {chosen && <span className="visually-hidden"> (picked)</span>}
    </a>
  );
}

function PairActions({
  picks,
  shown,
  narrow,
  links,
}: {
  readonly picks: Picks;
  readonly shown: readonly FlowId[];
  readonly narrow: boolean;
  readonly links: FlowTableLinks;
}) {
  const [left = flowIds[0] as FlowId, right = left] = shown;
  const runs = usePairLink(links, plainRecipe(left), plainRecipe(right));
  const rows = { flows: shown, onlyDifferent: !picks.onlyDifferent };
  return (
    <p className={styles['actions']}>
      {runs !== undefined && (
        <LinkButton variant="primary" icon="columns" href={runs}>
          See both as runs
        </LinkButton>
      )}
      <LinkButton href={links.hrefOf(queryOf(rows))}>
        {picks.onlyDifferent ? 'Show all rows' : 'Only what differs'}
      </LinkButton>
      {!narrow && <LinkButton href={links.hrefOf({})}>All seven flows</LinkButton>}
    </p>
  );
}
