import { type Har, type HarEntry, withEntries } from '../har.ts';

/** Chromium's own "Export HAR (sanitized)" of the same visit: what it leaves out, adds and writes otherwise. */
export function devtools(browser: Har, wire: Har): Har {
  const entries = browser.log.entries.flatMap((entry) => [
    exported(entry, wire),
    ...preflightsOf(entry, wire),
  ]);
  return { log: { ...browser.log, creator: { name: 'WebInspector', version: '537.36' }, entries } };
}

/** Headers with credentials and the arrays of cookies are gone. */
export const sanitized = (har: Har): Har => withEntries(har, har.log.entries.map(withoutCredentials));

function withoutCredentials(entry: HarEntry): HarEntry {
  const { request, response } = entry;
  const kept = <T extends { readonly name: string }>(headers: readonly T[]) =>
    headers.filter(({ name }) => !/^(cookie|set-cookie|authorization)$/i.test(name));
  return {
    ...entry,
    request: { ...request, headers: kept(request.headers), cookies: [] },
    response: { ...response, headers: kept(response.headers), cookies: [] },
  };
}

function exported(entry: HarEntry, wire: Har): HarEntry {
  const { request, response, ...others } = withoutCredentials(entry);
  const seen = response.status < 0 ? sameIn(wire, entry) : undefined;
  const failure = response.status < 0 ? { _error: 'net::ERR_FAILED' } : {};
  const { text: _text, ...bare } = response.content;
  const hasText = response.status >= 0 && response.redirectURL === '';
  return {
    ...others,
    request: {
      ...request,
      // Of a request that failed Playwright has but what the page gave; this export has what was sent.
      headers: seen ? withoutCredentials(seen).request.headers : request.headers,
      url: request.url.split('#')[0] ?? '',
      // Its values stay as they stand in the address.
      queryString: (request.url.split('#')[0]?.split('?')[1] ?? '')
        .split('&')
        .filter((pair) => pair !== '')
        .map((pair) => {
          const [name = '', value = ''] = pair.split('=');
          return { name, value };
        }),
    },
    response: {
      ...response,
      status: seen?.response.status ?? Math.max(0, response.status),
      headers: seen ? withoutCredentials(seen).response.headers : response.headers,
      content: hasText ? response.content : { ...bare, size: 0 },
      ...failure,
    },
  };
}

/** Preflights follow the request that they were sent for. Playwright's recorder has none; the server has seen them. */
function preflightsOf(entry: HarEntry, wire: Har): HarEntry[] {
  const at = Date.parse(entry.startedDateTime);
  return wire.log.entries
    .filter(({ request, startedDateTime }) => {
      const near = Math.abs(Date.parse(startedDateTime) - at) < 150;
      return (
        request.method === 'OPTIONS' &&
        request.url === entry.request.url &&
        near &&
        entry.request.method !== 'OPTIONS'
      );
    })
    .slice(0, 1)
    .map((preflight) => exported(preflight, wire));
}

function sameIn(wire: Har, { request, startedDateTime }: HarEntry): HarEntry | undefined {
  const at = Date.parse(startedDateTime);
  return wire.log.entries.find(
    (one) =>
      one.request.method === request.method &&
      one.request.url === request.url &&
      Math.abs(Date.parse(one.startedDateTime) - at) < 1_000,
  );
}
