import { get, type Handle, type HttpRequest, header, headers, postForm } from '../../../protocol/http.ts';
import { ana, redirectUri } from '../contestants/demo.ts';
import { Cookies } from './cookies.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** What the person types and presses, by the page's name for itself. */
const ANSWERS: Readonly<Record<string, Pairs>> = {
  login: [
    ['username', ana.username],
    ['password', ana.password],
    ['action', 'password'],
  ],
  consent: [['action', 'allow']],
  confirm: [['action', 'confirm']],
};

/**
 * Goes on from a request as a person with a fresh browser does: follows redirects, logs in, allows. Returns the redirect to the
 * app, or the body of the page that is the end (`activated`). The same for every server; made to cost little.
 */
export async function goOn(send: Handle, first: HttpRequest, userCode = ''): Promise<string> {
  const cookies = new Cookies();
  let request = first;
  // The longest way has fifteen requests.
  for (let hop = 0; hop < 20; hop += 1) {
    const response = await send(withCookies(request, cookies));
    for (const line of headers(response, 'set-cookie')) cookies.keep(line);
    const location = header(response, 'location');
    if (location === undefined) {
      const name = pageName(response.body);
      if (name === 'activated') return response.body;
      request = filledIn(name, response.body, request.url, userCode);
      continue;
    }
    if (location.startsWith(redirectUri)) return location;
    request = get(absolute(location, request.url));
  }
  throw new Error(`No end after 20 requests, the last to ${request.url}.`);
}

function withCookies(request: HttpRequest, cookies: Cookies): HttpRequest {
  const line = cookies.headerFor(pathOf(request.url));
  return line === '' ? request : { ...request, headers: [...request.headers, ['cookie', line]] };
}

const pageName = (html: string): string => /data-page="([^"]*)"/.exec(html)?.[1] ?? '';

/** The page's first form with its hidden fields, and what the person adds. */
function filledIn(name: string, html: string, url: string, userCode: string): HttpRequest {
  const typed: Pairs | undefined =
    name === 'activate'
      ? [
          ['user_code', userCode],
          ['action', 'continue'],
        ]
      : ANSWERS[name];
  const [, tag = '', inside = ''] = /<form([^>]*)>(.*?)<\/form>/s.exec(html) ?? [];
  const action = /action="([^"]*)"/.exec(tag)?.[1];
  if (!typed || action === undefined)
    throw new Error(`Nothing to do on the page "${name}" at ${url}: ${html}`);
  const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
    ([, field = '', value = '']) => [unescaped(field), unescaped(value)] as const,
  );
  const target = absolute(unescaped(action), url);
  return postForm(target, [...hidden, ...typed], [['origin', originOf(target)]]);
}

const originOf = (url: string): string => /^https?:\/\/[^/]*/.exec(url)?.[0] ?? '';

const pathOf = (url: string): string => /^https?:\/\/[^/]*([^?#]*)/.exec(url)?.[1] ?? '/';

/** As a browser resolves it, without the cost where nothing is to be resolved. */
function absolute(address: string, base: string): string {
  if (/^https?:/.test(address)) return address;
  return address.startsWith('/') ? originOf(base) + address : new URL(address, base).href;
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
