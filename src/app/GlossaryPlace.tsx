import { GlossaryScreen } from '../views/glossary/GlossaryScreen.tsx';
import { eventHref, hrefsOf } from './guide-links.ts';
import type { GuideRoute } from './route.ts';
import { runStore } from './runs.ts';
import { replaceRoute } from './use-route.ts';

/** The words explained, at an address. */
export function GlossaryPlace({ query }: Pick<GuideRoute, 'query'>) {
  return (
    <GlossaryScreen
      query={query}
      hrefOf={hrefsOf('glossary')}
      onQuery={(next) => replaceRoute({ name: 'glossary', query: next })}
      runHref={eventHref}
      lastRun={() => runStore.lastOfAll().runs[0]?.recipe}
    />
  );
}
