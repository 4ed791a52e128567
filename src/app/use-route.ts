import { useMemo, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './route.ts';

const changed = new EventTarget();

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener);
  changed.addEventListener('change', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    changed.removeEventListener('change', listener);
  };
}

/** The present route, read from the address bar. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** Changes the address without a new entry in the history: a run's steps would fill it. */
export function replaceRoute(route: Route): void {
  const hash = formatRoute(route);
  if (hash === window.location.hash) return;
  window.history.replaceState(window.history.state, '', hash);
  changed.dispatchEvent(new Event('change'));
}
