import { type Har, type HarEntry, withEntries } from '../har.ts';

/** Firefox' own export of the same visit: fragments stand in addresses, redirects have no bodies, and form_post chains no answers. */
export function firefox(browser: Har): Har {
  const { entries } = browser.log;
  const exported = entries.map((entry, place) => {
    const to = entries
      .slice(Math.max(0, place - 3), place)
      .findLast(({ response }) => leadsTo(response.redirectURL, entry));
    return asFirefox(entry, to?.response.redirectURL);
  });
  const { pages: _pages, ...log } = withEntries(browser, exported).log;
  return { log: { ...log, creator: { name: 'Firefox', version: '153.7.0' } } };
}

function leadsTo(redirect: string, { request }: HarEntry): boolean {
  return redirect.includes('#') && redirect.split('#')[0] === request.url.split('#')[0];
}

function asFirefox({ pageref: _pageref, ...entry }: HarEntry, address: string | undefined): HarEntry {
  const { request, response } = entry;
  const isRedirect = response.redirectURL !== '';
  const content = { mimeType: '', size: 0, comment: 'Response bodies are not included.' };
  // Its arrays are decoded, and a form's text stays beside them.
  const form = request.postData?.text && request.postData.mimeType.includes('form-urlencoded');
  const params = form
    ? [...new URLSearchParams(request.postData.text)].map(([name, value]) => ({ name, value }))
    : [];
  return {
    ...entry,
    request: {
      ...request,
      url: address ?? request.url,
      ...(request.postData && { postData: { ...request.postData, params } }),
    },
    response: {
      ...response,
      status: Math.max(0, response.status),
      // After a form that sent itself it writes no redirectURL; the header is there.
      redirectURL: request.method === 'POST' ? '' : response.redirectURL,
      content: isRedirect ? content : response.content,
    },
  };
}
