/** Where a reader is. */
export type Route =
  | { readonly name: 'home' }
  | {
      readonly name: 'flow';
      readonly flow: string;
      readonly step: number | undefined;
      /** The flow's options as the link names them, such as `scope`; none are its defaults. */
      readonly options: Readonly<Record<string, string>>;
    }
  | { readonly name: 'unknown'; readonly hash: string };

const flowPath = /^\/flows\/([a-z0-9-]+)\/?$/;

/** Reads a location's hash, `#/flows/<flow-id>?step=<n>&<option>=<value>`; whatever it cannot read is `unknown`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  if (path === '' || path === '/') return { name: 'home' };
  const flow = flowPath.exec(path)?.[1];
  if (flow === undefined) return { name: 'unknown', hash };
  const { step, ...options } = Object.fromEntries(new URLSearchParams(query));
  return { name: 'flow', flow, step: parseStep(step), options };
}

/** A route as a hash, for a link. */
export function formatRoute(route: Route): string {
  switch (route.name) {
    case 'home':
      return '#/';
    case 'flow':
      return `#/flows/${route.flow}${queryOf(route)}`;
    case 'unknown':
      return route.hash;
  }
}

function queryOf({ step, options }: Extract<Route, { name: 'flow' }>): string {
  const query = new URLSearchParams(options);
  if (step !== undefined) query.set('step', String(step));
  return query.size > 0 ? `?${query}` : '';
}

/** Steps are counted from 1; 0 is before the first. */
function parseStep(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
