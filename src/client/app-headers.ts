import type { Header } from '../protocol/http.ts';

/** What every request of the app for JSON carries; `Origin` is added by the browser of a single-page app. */
export function appHeaders({ origin }: { readonly origin: string | undefined }): Header[] {
  return [['accept', 'application/json'], ...(origin === undefined ? [] : [['origin', origin] as const])];
}
