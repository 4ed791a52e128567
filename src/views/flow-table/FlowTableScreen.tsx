import { flowIds } from '../../guide/compare/facts.ts';
import { disagreements } from '../../guide/disagreements.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { Disagreements } from './Disagreements.tsx';
import { FlowTable } from './FlowTable.tsx';
import styles from './FlowTableScreen.module.css';
import { Key } from './Key.tsx';
import type { FlowTableLinks, Query } from './links.ts';
import { Picker } from './Picker.tsx';
import { Progress } from './Progress.tsx';
import { pairShown, picksOf } from './picks.ts';
import { useMeasured } from './use-measured.ts';

/** The seven flows compared; `left` and `right` in the address pick two of them, and a narrow window shows two anyway. */
export function FlowTableScreen({ query, ...links }: { readonly query: Query } & FlowTableLinks) {
  const narrow = useMediaQuery('(max-width: 71.99rem)');
  const measured = useMeasured();
  const picks = picksOf(query);
  const pair = picks.flows.length === 2 || narrow;
  const flows = pair ? pairShown(picks.flows) : flowIds;
  return (
    <div className={styles['screen']}>
      <header className={styles['intro']}>
        <h1>Seven flows, compared</h1>
        <p>
          Each flow has been run in this page, and the figures are counted from its messages. Pick two to see
          them in full. <a href={links.chooseHref({})}>Not sure? Answer a few questions</a>
        </p>
      </header>
      <Picker picks={picks} shown={flows} narrow={narrow} links={links} />
      <Progress measured={measured} />
      <Key links={links} />
      <FlowTable flows={flows} picks={picks} measured={measured.flows} links={links} />
      <Disagreements all={disagreements} flows={pair ? flows : undefined} />
    </div>
  );
}
