import { useMemo, useRef } from 'react';
import { RunScreen } from '../views/run/RunScreen.tsx';
import { type FlowRoute, formatRoute, parseRoute, placeOf } from './route.ts';
import { runLeftAt, servicesAt } from './runs.ts';
import { replaceRoute } from './use-route.ts';

/** The run screen at an address. It stays while step, event and what stands beside the run change. */
export function RunPlace({ route }: { readonly route: FlowRoute }) {
  const opened = useRef(route);
  const { flow, options, recipe, event, until } = opened.current;
  const link = useMemo(
    () => ({
      ...{ flow, options, recipe },
      position: event === undefined || until === undefined ? undefined : { event, until },
    }),
    [flow, options, recipe, event, until],
  );
  const services = useMemo(
    () => servicesAt({ name: 'flow', flow, options, recipe, step: undefined }),
    [flow, options, recipe],
  );
  return (
    <RunScreen
      link={link}
      step={route.step}
      beside={route.beside}
      plays={route.play === true}
      resume={() => runLeftAt(opened.current)}
      services={services}
      onStep={(step) => keepStep(route, step)}
      onBeside={(beside) => {
        window.location.hash = formatRoute({ ...route, beside });
      }}
    />
  );
}

/** Puts the step into the address, which then starts nothing by itself any more, unless that leads elsewhere already: the page hears of it a moment later. */
function keepStep(route: FlowRoute, step: number) {
  if (placeOf(parseRoute(window.location.hash)) !== placeOf(route)) return;
  replaceRoute({ ...route, step, event: undefined, until: undefined, play: undefined });
}
