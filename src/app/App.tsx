import { lazy, Suspense } from 'react';
import { LinkButton } from '../ui/Button.tsx';
import { HomeScreen } from '../views/home/HomeScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Loading } from './Loading.tsx';
import { Notice } from './Notice.tsx';
import { formatRoute, parseRoute, type Route } from './route.ts';
import { Shell } from './Shell.tsx';
import { canRun, titleOf } from './tour.ts';
import { replaceRoute, useRoute } from './use-route.ts';

const Run = lazy(async () => ({ default: (await import('../views/run/RunScreen.tsx')).RunScreen }));

type FlowRoute = Extract<Route, { name: 'flow' }>;

/** The whole page: the frame, and in it what the route names. */
export function App() {
  const route = useRoute();
  const place = placeOf(route);
  const fills = route.name === 'flow' && canRun(route.flow) && isSecure();
  return (
    <Shell place={place} title={titleOf(route)} fills={fills}>
      <ErrorBoundary key={place}>
        <Screen route={route} />
      </ErrorBoundary>
    </Shell>
  );
}

function Screen({ route }: { readonly route: Route }) {
  if (route.name === 'home') return <HomeScreen hrefOf={hrefOf} />;
  if (route.name === 'unknown') return <NotFound />;
  if (!canRun(route.flow)) return <NotFound />;
  if (!isSecure()) return <Insecure />;
  return (
    <Suspense fallback={<Loading />}>
      <Run
        flow={route.flow}
        step={route.step}
        options={route.options}
        onStep={(step: number) => keepStep(route, step)}
        onOptions={(options: FlowRoute['options']) => startAnew(route, options)}
      />
    </Suspense>
  );
}

/** Other options make another run, and so another screen. */
function placeOf(route: Route): string {
  return route.name === 'flow' ? `flow ${JSON.stringify([route.flow, route.options])}` : route.name;
}

/** Puts the step into the address, unless that leads elsewhere already: the page hears of it a moment later. */
function keepStep(route: FlowRoute, step: number) {
  if (placeOf(parseRoute(window.location.hash)) === placeOf(route)) replaceRoute({ ...route, step });
}

/** A new entry in the history, so that the browser's Back undoes it. */
function startAnew(route: FlowRoute, options: FlowRoute['options']) {
  window.location.hash = formatRoute({ ...route, step: undefined, options });
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
    <Notice
      title="There is no such page"
      actions={
        <LinkButton variant="primary" href={formatRoute({ name: 'home' })}>
          See the flows
        </LinkButton>
      }
    >
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
