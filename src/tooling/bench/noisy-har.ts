import { perform, plainRecipe } from '../../lab/index.ts';
import { harOf } from '../../trace/export/har.ts';

/** How long one entry without meaning is, in bytes of JSON, so that 20,000 of them make 30 MB. */
const ENTRY_BYTES = 1_500;

interface Log {
  readonly log: { readonly entries: readonly { readonly startedDateTime: string }[] };
}

/**
 * A HAR of so many entries, as a browser writes it, with one flow inside: a code flow whose token request sends another
 * `redirect_uri`. The same count gives the same bytes.
 */
export async function noisyHar(count: number): Promise<string> {
  const flow = await perform(
    plainRecipe('authorization-code', {
      moves: [
        {
          ...{ at: 'request POST /oauth/token', do: 'edit' },
          edits: [{ parameter: 'redirect_uri', value: 'http://web.wayfarer.example/callback' }],
        },
      ],
    }),
  );
  const har = JSON.parse(harOf(flow)) as Log;
  const ours = har.log.entries;
  const noise = Math.max(0, count - ours.length);
  // The flow lies in the middle.
  const start = Date.parse(ours[0]?.startedDateTime ?? '');
  const before = Array.from({ length: noise >> 1 }, (_, at) => noiseEntry(at, start - (noise - at)));
  const after = Array.from({ length: noise - (noise >> 1) }, (_, at) =>
    noiseEntry(at + noise, start + 600_000 + at),
  );
  return JSON.stringify({ log: { ...har.log, entries: [...before, ...ours, ...after] } });
}

/** What a page loads: scripts, pictures, analytics that look a little like OAuth. */
function noiseEntry(at: number, time: number) {
  const url =
    at % 7 === 0
      ? `https://collect.metrics.example/g/collect?v=2&cid=${at}&state=visible&code=US`
      : `https://cdn.shop.example/assets/chunk-${at}.js?token=${at}`;
  const text = `/* ${at} */ export const part = "${'x'.repeat(ENTRY_BYTES - 900)}";`;
  return {
    startedDateTime: new Date(time).toISOString(),
    time: 12,
    _resourceType: at % 7 === 0 ? 'image' : 'script',
    request: {
      ...{ method: 'GET', url, httpVersion: 'http/2.0', cookies: [], queryString: [] },
      headers: [
        { name: 'Accept', value: '*/*' },
        { name: 'User-Agent', value: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36' },
        { name: 'Referer', value: 'https://shop.example/' },
      ],
      ...{ headersSize: -1, bodySize: 0 },
    },
    response: {
      ...{ status: 200, statusText: 'OK', httpVersion: 'http/2.0', cookies: [], redirectURL: '' },
      headers: [{ name: 'Content-Type', value: 'text/javascript' }],
      content: { size: text.length, mimeType: 'text/javascript', text },
      ...{ headersSize: -1, bodySize: text.length },
    },
    cache: {},
    timings: { send: 1, wait: 10, receive: 1 },
  };
}
