import { ChooseScreen } from '../views/choose/ChooseScreen.tsx';
import { hrefsOf, runHref } from './guide-links.ts';
import type { GuideRoute } from './route.ts';

/** The questions that lead to a flow, at an address. */
export function ChoosePlace({ query }: Pick<GuideRoute, 'query'>) {
  return (
    <ChooseScreen
      query={query}
      hrefOf={hrefsOf('choose')}
      runHref={runHref}
      compareHref={hrefsOf('compare')}
      glossaryHref={hrefsOf('glossary')}
    />
  );
}
