import { LinkButton } from '../ui/Button.tsx';
import { formatRoute } from './route.ts';

/** The way on from where nothing can be shown: to all flows. */
export function SeeTheFlows() {
  return (
    <LinkButton variant="primary" href={formatRoute({ name: 'home' })}>
      See the flows
    </LinkButton>
  );
}
