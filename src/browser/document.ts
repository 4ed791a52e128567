import { type HttpResponse, headers, mediaType } from '../protocol/http.ts';
import { BROWSER_ERROR, errorPage, escapeHtml } from './error-page.ts';
import { readHtml } from './html.ts';
import type { Page } from './page.ts';
import { DEFAULT_POLICY, type ReferrerPolicy, referrerPolicy } from './referrer.ts';

/** A page with what the browser remembers about it. */
export interface OpenDocument {
  readonly page: Page;
  readonly policy: ReferrerPolicy;
}

/** What a browser shows before anything: nobody's page. */
export const blank: OpenDocument = documentOf({ url: 'about:blank', status: 0, html: '', name: '' });

/** A page that came without a response. */
export function documentOf(page: Page): OpenDocument {
  return { page, policy: DEFAULT_POLICY };
}

/** The browser's own page about what it could not do. */
export function failure(url: string, title: string, why: string): OpenDocument {
  return documentOf(errorPage(url, title, why));
}

/** The page that a response makes. Only HTML is read as HTML; anything else is shown as its text. */
export function received(url: string, response: HttpResponse): OpenDocument {
  const html = isHtml(response) ? response.body : `<!doctype html><pre>${escapeHtml(response.body)}</pre>`;
  const { name } = readHtml(html);
  return {
    // A server cannot pass its page off as the browser's own.
    page: { url, status: response.status, html, name: name === BROWSER_ERROR ? '' : name },
    policy: referrerPolicy(headers(response, 'referrer-policy'), DEFAULT_POLICY),
  };
}

/** A response that does not say what it is counts as HTML if it begins like it. */
function isHtml(response: HttpResponse): boolean {
  const type = mediaType(response);
  if (type === '') return /^\s*</.test(response.body);
  return type === 'text/html' || type === 'application/xhtml+xml';
}
