/** Where a reader is. */
export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'flow'; readonly flow: string; readonly step: number | undefined }
  | { readonly name: 'unknown'; readonly hash: string };

const flowPath = /^\/flows\/([a-z0-9-]+)\/?$/;

/** Reads a location's hash, `#/flows/<flow-id>?step=<n>`; whatever it cannot read is `unknown`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  if (path === '' || path === '/') return { name: 'home' };
  const flow = flowPath.exec(path)?.[1];
  if (flow === undefined) return { name: 'unknown', hash };
  return { name: 'flow', flow, step: parseStep(new URLSearchParams(query).get('step')) };
}

/** A route as a hash, for a link. */
export function formatRoute(route: Route): string {
  switch (route.name) {
    case 'home':
      return '#/';
    case 'flow':
      return `#/flows/${route.flow}${route.step === undefined ? '' : `?step=${route.step}`}`;
    case 'unknown':
      return route.hash;
  }
}

/** Steps are counted from 1; 0 is before the first. */
function parseStep(text: string | null): number | undefined {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
