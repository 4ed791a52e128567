import { lazy, Suspense } from 'react';
import { LinkButton } from '../ui/Button.tsx';
import { HomeScreen } from '../views/home/HomeScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { keepsRuns } from './kept-here.ts';
import { Loading } from './Loading.tsx';
import { Notice } from './Notice.tsx';
import { formatRoute, placeOf, type Route } from './route.ts';
import { SeeTheFlows } from './SeeTheFlows.tsx';
import { Shell } from './Shell.tsx';
import { canRun, titleOf } from './tour.ts';
import { useRoute } from './use-route.ts';

const RunPlace = lazy(async () => ({ default: (await import('./RunPlace.tsx')).RunPlace }));
const SideBySidePlace = lazy(async () => ({
  default: (await import('./SideBySidePlace.tsx')).SideBySidePlace,
}));
const ContinuePlace = lazy(async () => ({ default: (await import('./ContinuePlace.tsx')).ContinuePlace }));

/** The whole page: the frame, and in it what the route names. */
export function App() {
  const route = useRoute();
  const place = placeOf(route);
  const beside = route.name === 'flow' && route.beside !== undefined ? ` beside ${route.beside}` : '';
  const runs = route.name === 'side-by-side' || (route.name === 'flow' && canRun(route.flow));
  return (
    <Shell place={`${place}${beside}`} title={titleOf(route)} fills={runs && isSecure()}>
      <ErrorBoundary key={place}>
        <Screen route={route} />
      </ErrorBoundary>
    </Shell>
  );
}

function Screen({ route }: { readonly route: Route }) {
  if (route.name === 'home') return <Home />;
  if (route.name === 'unknown') return <NotFound />;
  if (route.name === 'flow' && !canRun(route.flow)) return <NotFound />;
  if (!isSecure()) return <Insecure />;
  return (
    <Suspense fallback={<Loading />}>
      {route.name === 'flow' ? <RunPlace route={route} /> : <SideBySidePlace route={route} />}
    </Suspense>
  );
}

function Home() {
  return (
    <HomeScreen hrefOf={hrefOf}>
      {keepsRuns() && (
        <Suspense>
          <ContinuePlace />
        </Suspense>
      )}
    </HomeScreen>
  );
}

function hrefOf(flow: string): string {
  return formatRoute({ name: 'flow', flow, step: undefined, options: {} });
}

/** Flows hash, sign and verify with Web Crypto, which browsers keep from pages of insecure origins. */
function isSecure(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

function NotFound() {
  return (
    <Notice title="There is no such page" actions={<SeeTheFlows />}>
      <p>The link may be mistyped, or come from another version.</p>
    </Notice>
  );
}

function Insecure() {
  return (
    <Notice
      title="This page needs https or localhost"
      actions={<LinkButton href={formatRoute({ name: 'home' })}>See the flows</LinkButton>}
    >
      <p>
        The flows hash, sign and verify with Web Crypto, and browsers offer that only to pages that came over
        https or from localhost. Open the same address with https, or serve the page from your own machine.
      </p>
    </Notice>
  );
}
