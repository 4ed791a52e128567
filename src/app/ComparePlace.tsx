import { FlowTableScreen } from '../views/flow-table/FlowTableScreen.tsx';
import { eventHref, hrefsOf, runHref } from './guide-links.ts';
import type { GuideRoute } from './route.ts';
import { sideBySideLink } from './runs.ts';

/** The flows compared, at an address. */
export function ComparePlace({ query }: Pick<GuideRoute, 'query'>) {
  return (
    <FlowTableScreen
      query={query}
      hrefOf={hrefsOf('compare')}
      runHref={runHref}
      eventHref={eventHref}
      chooseHref={hrefsOf('choose')}
      glossaryHref={hrefsOf('glossary')}
      sideBySideLink={sideBySideLink}
    />
  );
}
