import { type HttpResponse, headers, parseUrl } from '../protocol/http.ts';
import type { Clock } from '../protocol/inputs.ts';
import { createCookieJar, type StoredCookie } from './cookie-jar.ts';
import { blank, documentOf, failure, type OpenDocument, received } from './document.ts';
import { BROWSER_ERROR } from './error-page.ts';
import { pressedButton, submission } from './forms.ts';
import { readHtml } from './html.ts';
import { type Navigation, redirected, requestFor } from './navigation.ts';
import type { Answer, Hop, Landing, Page, Transport } from './page.ts';
import { redirectTarget } from './redirect.ts';
import { httpUrl, isHttp } from './site.ts';

/** The simulated user agent: one tab, its cookies and the page in it. */
export interface Browser {
  /** Goes to a URL, as the present page or, on the blank page, a person sends it; comes to rest after all redirects. */
  navigate(url: string): Promise<Landing>;
  /** Submits a form of the present page as a person filled it in. */
  submit(answer: Answer): Promise<Landing>;
  page(): Page;
  /** Puts a page there without a request, as a script does that draws its own screen. */
  load(page: Page): void;
  /** The cookies that have not expired, in the order of their creation. */
  cookies(): readonly StoredCookie[];
}

/** How many redirects and automatic submits may follow one navigation (Fetch: 20). */
const MOST_HOPS = 20;

/** Schemes that a page must not send the browser to; any other unknown one is for another program. */
const NEVER = new Set(['javascript:', 'data:', 'blob:', 'file:', 'about:', 'view-source:', 'filesystem:']);

/**
 * A browser with an empty jar on a blank page. Each request goes through `transport`, one at a time, and what that
 * answers is what the browser believes. Whatever a server or a person sends ends in a page, never in an exception;
 * only a rejection by `transport` passes through, and leaves the page as it was.
 */
export function createBrowser({ transport, clock }: { transport: Transport; clock: Clock }): Browser {
  const jar = createCookieJar(clock);
  let current = blank;

  const land = (document: OpenDocument): Landing => {
    current = document;
    return { page: document.page };
  };

  /** Follows redirects and forms that submit themselves until a page stays. */
  async function travel(start: Navigation, startKind: Hop['kind']): Promise<OpenDocument> {
    let navigation = start;
    let kind = startKind;
    for (let index = 0; index <= MOST_HOPS; index++) {
      if (NEVER.has(navigation.url.protocol)) return refused(navigation.url);
      const response = await transport(requestFor(navigation, jar), { kind, index });
      const asked = parseUrl(response.url ?? '') ?? navigation.url;
      navigation = { ...navigation, url: asked };
      if (response.status === 0) return unreachable(asked);
      if (isHttp(asked)) for (const value of headers(response, 'set-cookie')) jar.store(value, asked);

      const next = nextAfter(navigation, response);
      if ('page' in next) return next;
      ({ navigation, kind } = next);
    }
    return failure(
      navigation.url.href,
      'The page redirected too many times',
      `The browser gave up after ${MOST_HOPS} redirects.`,
    );
  }

  type Next = { readonly navigation: Navigation; readonly kind: Hop['kind'] };

  function nextAfter(navigation: Navigation, response: HttpResponse): Next | OpenDocument {
    const asked = navigation.url;
    // "No Content" and "Reset Content": the browser stays where it is.
    if (response.status === 204 || response.status === 205) return current;
    const target = redirectTarget(response, asked);
    if (target.kind === 'unusable') return failure(asked.href, 'The redirect does not work', target.why);
    if (target.kind === 'to')
      return { navigation: redirected(navigation, response, target.url), kind: 'redirect' };
    const document = received(asked.href, response);
    const form = readHtml(document.page.html).forms.findIndex(({ autoSubmit }) => autoSubmit);
    if (form < 0) return document;
    const submitted = filledIn(document, { form, fields: {} }, 'script');
    return 'page' in submitted ? submitted : { navigation: submitted, kind: 'submit' };
  }

  return {
    async navigate(text) {
      const url = parseUrl(text, current.page.url);
      if (!url)
        return land(failure(text, 'This is no address', `The browser cannot read it as a URL: ${text}`));
      return land(await travel({ method: 'GET', url, ...causedBy(current), tainted: false }, 'navigate'));
    },
    async submit(answer) {
      const submitted = filledIn(current, answer, 'person');
      return land('page' in submitted ? submitted : await travel(submitted, 'submit'));
    },
    page: () => current.page,
    load: (page) => {
      current = documentOf(page);
    },
    cookies: () => jar.list(),
  };
}

/** The initiator of what a page causes. The browser's own pages and other programs' screens are nobody's. */
function causedBy({ page, policy }: OpenDocument): Pick<Navigation, 'initiator' | 'policy'> {
  return { initiator: page.name === BROWSER_ERROR ? undefined : httpUrl(page.url), policy };
}

/** A submit as a navigation, or the page that says why there is none. A script presses no button. */
function filledIn(
  document: OpenDocument,
  answer: Answer,
  by: 'person' | 'script',
): Navigation | OpenDocument {
  const { url, html } = document.page;
  const { forms, base } = readHtml(html);
  const form = forms[answer.form];
  const cannot = (why: string): OpenDocument => failure(url, 'The form cannot be sent', why);
  if (!form) return cannot(`The page has no form number ${answer.form + 1}.`);
  const pressed = by === 'script' ? undefined : pressedButton(form, answer.button);
  if (answer.button !== undefined && !pressed) return cannot(`The form has no button ${answer.button}.`);
  const sent = submission(form, answer.fields, pressed, { url, base });
  if (!sent) return cannot(`Its action is no URL: ${pressed?.action ?? form.action}`);
  return { ...sent, ...causedBy(document), tainted: false };
}

function refused({ href, protocol }: URL): OpenDocument {
  return failure(href, 'The browser does not open this', `A page must not lead to a ${protocol} address.`);
}

function unreachable(url: URL): OpenDocument {
  return isHttp(url)
    ? failure(url.href, 'This site cannot be reached', `${url.host} did not answer.`)
    : failure(url.href, 'No app opens this address', `No app is registered for ${url.protocol}`);
}
