import type { Entry } from '../entry.ts';

/** Names that OAuth messages carry in a URL, and words that the paths of its endpoints often have. */
const IN_URL =
  /[?&#](?:code|state|error|response_type|client_id|request_uri|request|grant_type|id_token|access_token|id_token_hint|post_logout_redirect_uri|user_code|token|refresh_token)=|\.well-known|jwks|\/keys|\/certs|token|userinfo|log-?out|sign-?out|end-?session|revo|introspect|device/i;

/** Names that they carry in a body: a form's or a JSON object's. */
const IN_BODY =
  /\b(?:grant_type|response_type|client_id|request_uri|refresh_token|id_token|access_token|code_verifier|device_code|user_code|token|id_token_hint|client_assertion|client_secret|password)["']?\s?[=:"]/;

/** An authorization response in a form, or a code that a page hands on. */
const BROUGHT = /(?:^|[&{,\s"'])(?:code|error|state|response)["']?\s?[=:]/;

/** Members that tell what an answer is. */
const IN_ANSWER =
  /"(?:access_token|id_token|token_type|refresh_token|device_code|user_code|verification_uri|request_uri|keys|issuer|authorization_endpoint|token_endpoint|jwks_uri|active|error)"\s?:|\b(?:access_token|error)=/;

/** How much of each part is looked at. */
const MOST_URL = 20_000;

const MOST_BODY = 4_000;

const MOST_ANSWER = 600;

/** What a glance at an entry tells: it has a name that OAuth messages have; only its company can tell; neither. */
export type Look = 'telling' | 'by its company' | 'nothing';

/**
 * Whether an entry can be part of an OAuth flow at all. It costs little and lets too much through: pages, redirects, whatever
 * has a telling name. All that is left out is what pages load and what scripts ask for among themselves.
 */
export function lookAt({ request, response, by, preflight }: Entry): Look {
  const { url, method, body } = request;
  if (preflight || url === '' || method === 'OPTIONS') return 'telling';
  if (IN_URL.test(url.length > MOST_URL ? url.slice(0, MOST_URL) : url)) return 'telling';
  const head = body?.slice(0, MOST_BODY) ?? '';
  if (IN_BODY.test(head) || isTellingAnswer(response?.body)) return 'telling';
  if (by === 'navigation' || !/^https?:/i.test(url.slice(0, 6)) || BROUGHT.test(head))
    return 'by its company';
  if (response && (isRedirect(response) || response.status === 401)) return 'by its company';
  return opensPage(request.headers) || (by === undefined && response && isPage(response))
    ? 'by its company'
    : 'nothing';
}

/** An answer that is a page, by its type, else by how it begins. */
export function isPage({ headers, body }: NonNullable<Entry['response']>): boolean {
  for (const [name, value] of headers)
    if (name.length === 12 && /^content-type$/i.test(name)) return /^\s*text\/html/i.test(value);
  return body !== undefined && /^\s{0,9}<(?:!doctype html|html)\b/i.test(body.slice(0, 40));
}

const isRedirect = ({ status, redirectUrl }: NonNullable<Entry['response']>): boolean =>
  (status >= 300 && status < 400 && status !== 304) || Boolean(redirectUrl);

/** Only JSON and forms; a page's text can say anything. */
function isTellingAnswer(body: string | undefined): boolean {
  if (!body) return false;
  const head = body.slice(0, MOST_ANSWER);
  return /^\s{0,9}[{ae]/.test(head) && IN_ANSWER.test(head);
}

/** Credentials, or the marks of a page that opens. */
function opensPage(headers: Entry['request']['headers']): boolean {
  for (const [name, value] of headers)
    switch (name.length) {
      case 13: // Authorization
        if (/^authorization$/i.test(name) && /^(?:bearer|dpop|token|oauth)\b/i.test(value)) return true;
        break;
      case 6: // Accept
        if (value.startsWith('text/html') && /^accept$/i.test(name)) return true;
        break;
      case 14: // Sec-Fetch-Mode
        if (value === 'navigate') return true;
        break;
    }
  return false;
}
