import { lazy, Suspense } from 'react';
import { LinkButton } from '../ui/Button.tsx';
import { HomeScreen } from '../views/home/HomeScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Loading } from './Loading.tsx';
import { Notice } from './Notice.tsx';
import { formatRoute, type Route } from './route.ts';
import { Shell } from './Shell.tsx';
import { canRun, titleOf } from './tour.ts';
import { replaceRoute, useRoute } from './use-route.ts';

const Run = lazy(async () => ({ default: (await import('../views/run/RunScreen.tsx')).RunScreen }));

/** The whole page: the frame, and in it what the route names. */
export function App() {
  const route = useRoute();
  const place = route.name === 'flow' ? `flow ${route.flow}` : route.name;
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
  if (route.name === 'home') return <HomeScreen runs={canRun} hrefOf={hrefOf} />;
  if (route.name === 'unknown') return <NotFound />;
  if (!canRun(route.flow)) return <NotFound flow={titleOf(route)} />;
  if (!isSecure()) return <Insecure />;
  const { flow, options } = route;
  return (
    <Suspense fallback={<Loading />}>
      <Run
        key={JSON.stringify([flow, options])}
        flow={flow}
        step={route.step}
        options={options}
        onStep={(step: number) => replaceRoute({ name: 'flow', flow, step, options })}
      />
    </Suspense>
  );
}

function hrefOf(flow: string): string {
  return formatRoute({ name: 'flow', flow, step: undefined, options: {} });
}

/** Flows hash, sign and verify with Web Crypto, which browsers keep from pages of insecure origins. */
function isSecure(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

function NotFound({ flow }: { readonly flow?: string | undefined }) {
  return (
    <Notice
      title={flow ? `${flow} is not in this version` : 'There is no such page'}
      actions={
        <LinkButton variant="primary" href={formatRoute({ name: 'home' })}>
          See the flows
        </LinkButton>
      }
    >
      <p>
        {flow
          ? 'The link names a flow that cannot be run yet.'
          : 'The link may be mistyped, or come from another version.'}
      </p>
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
