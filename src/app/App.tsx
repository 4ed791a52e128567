import { lazy, Suspense } from 'react';
import { LinkButton } from '../ui/Button.tsx';
import { HomeScreen } from '../views/home/HomeScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { runHref } from './guide-links.ts';
import { keepsRuns } from './kept-here.ts';
import { Loading } from './Loading.tsx';
import { Notice } from './Notice.tsx';
import { formatRoute, isGuide, placeOf, type Route } from './route.ts';
import { SeeTheFlows } from './SeeTheFlows.tsx';
import { Shell } from './Shell.tsx';
import { canRun, titleOf } from './tour.ts';
import { useRoute } from './use-route.ts';

const RunPlace = lazy(async () => ({ default: (await import('./RunPlace.tsx')).RunPlace }));
const SideBySidePlace = lazy(async () => ({
  default: (await import('./SideBySidePlace.tsx')).SideBySidePlace,
}));
const ChoosePlace = lazy(async () => ({ default: (await import('./ChoosePlace.tsx')).ChoosePlace }));
const ComparePlace = lazy(async () => ({ default: (await import('./ComparePlace.tsx')).ComparePlace }));
const GlossaryPlace = lazy(async () => ({ default: (await import('./GlossaryPlace.tsx')).GlossaryPlace }));
const TracePlace = lazy(async () => ({ default: (await import('./TracePlace.tsx')).TracePlace }));
const ContinuePlace = lazy(async () => ({ default: (await import('./ContinuePlace.tsx')).ContinuePlace }));

/** The whole page: the frame, and in it what the route names. */
export function App() {
  const route = useRoute();
  const place = placeOf(route);
  const beside = route.name === 'flow' && route.beside !== undefined ? ` beside ${route.beside}` : '';
  const runs =
    route.name === 'side-by-side' || route.name === 'trace' || (route.name === 'flow' && canRun(route.flow));
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
  if (route.name !== 'choose' && !isSecure()) return <Insecure />;
  return (
    <Suspense
      fallback={isGuide(route) || route.name === 'trace' ? <Loading text="Opening the page…" /> : <Loading />}
    >
      <Loaded route={route} />
    </Suspense>
  );
}

/** Screens that come with their own part of the page's code. */
function Loaded({ route }: { readonly route: Exclude<Route, { name: 'home' | 'unknown' }> }) {
  switch (route.name) {
    case 'flow':
      return <RunPlace route={route} />;
    case 'side-by-side':
      return <SideBySidePlace route={route} />;
    case 'trace':
      return <TracePlace />;
    case 'choose':
      return <ChoosePlace query={route.query} />;
    case 'compare':
      return <ComparePlace query={route.query} />;
    case 'glossary':
      return <GlossaryPlace query={route.query} />;
  }
}

function Home() {
  return (
    <HomeScreen
      hrefOf={(flow) => runHref(flow, {})}
      chooseHref={formatRoute({ name: 'choose', query: {} })}
      compareHref={formatRoute({ name: 'compare', query: {} })}
      traceHref={formatRoute({ name: 'trace' })}
    >
      {keepsRuns() && (
        <Suspense>
          <ContinuePlace />
        </Suspense>
      )}
    </HomeScreen>
  );
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
