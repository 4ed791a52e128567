import { header, parseUrl } from '../../protocol/http.ts';
import { endpointUrls } from '../endpoint-urls.ts';
import { refuses } from './contract/secrets.ts';
import type { Sent } from './episode.ts';
import { pageOf } from './page.ts';
import { issuer } from './world.ts';

/** How often something said yes, and how often no. */
export interface Tally {
  yes: number;
  no: number;
}

const NAMES = new Map(
  Object.entries(endpointUrls(issuer)).map(([name, url]) => [new URL(url).pathname, name]),
);

/** How far a run got: what each endpoint and each check said. */
export class Coverage {
  readonly endpoints = new Map<string, Tally>();
  readonly checks = new Map<string, Tally>();
  /** The pages that showed hostile text, which they must have escaped, and how often. */
  readonly reflecting = new Map<string, number>();

  add({ request, response, checks }: Sent): void {
    const name = NAMES.get(parseUrl(request.url)?.pathname ?? '');
    if (name) count(this.endpoints, name, !refuses(response));
    for (const { id, passed } of checks) count(this.checks, id, passed);
    const isPage =
      response.body.includes('x-hostile') && header(response, 'content-type')?.startsWith('text/html');
    const page = isPage ? pageOf(response).name : undefined;
    if (page) this.reflecting.set(page, (this.reflecting.get(page) ?? 0) + 1);
  }
}

function count(tallies: Map<string, Tally>, name: string, yes: boolean): void {
  const tally = tallies.get(name) ?? { yes: 0, no: 0 };
  if (yes) tally.yes += 1;
  else tally.no += 1;
  tallies.set(name, tally);
}
