import { cookies, fetchStandard, rfc, type SpecRef, w3c } from '../spec.ts';
import { entriesOf } from './entry.ts';

const http = (section: string): SpecRef => rfc(9110, section);
const cors = (name: string): SpecRef => fetchStandard(name, `http-${name.toLowerCase()}`);

const flow = entriesOf(['response header'], 'authorization-server', {
  Location: {
    what: 'Where the browser goes next. In the authorization response it is the redirect URI with the code in its query.',
    spec: http('10.2.2'),
  },
  'Set-Cookie': {
    what: 'A cookie for the browser to keep. The session cookie should be Secure, HttpOnly and SameSite.',
    without: 'The server forgets the user between login page and consent page.',
    spec: cookies('4.1'),
  },
  'WWW-Authenticate': {
    what: 'How to authenticate, sent with 401. An API says `Bearer` or `DPoP`, and why it refused the token; an endpoint that failed to authenticate an app says `Basic`.',
    without: 'The app learns that it was refused, but not why.',
    spec: http('11.6.1'),
  },
  'Cache-Control': {
    what: 'Whether caches may keep the response. One with tokens must say `no-store`.',
    without: 'Tokens can stay in a cache on disk, where the next user finds them.',
    spec: rfc(6749, '5.1'),
  },
  Pragma: {
    what: 'Older form of Cache-Control: `no-cache`. OAuth 2.0 still asks for it beside tokens; new servers need only `Cache-Control: no-store`.',
    spec: rfc(6749, '5.1'),
  },
  'DPoP-Nonce': {
    what: 'A value that the app must put into its next DPoP proofs. The server changes it from time to time, also in answers that succeed.',
    spec: rfc(9449, '8'),
  },
  'Retry-After': {
    what: 'How many seconds, or until when, to wait before the next attempt.',
    spec: http('10.2.3'),
  },
  Allow: { what: 'The methods that this address takes, sent with 405.', spec: http('10.2.1') },
});

const pages = entriesOf(['response header'], 'authorization-server', {
  'Content-Security-Policy': {
    what: 'What the page may load and who may frame it. `frame-ancestors` keeps login and consent pages out of foreign frames.',
    without:
      "An attacker's page could lay an invisible consent page under the user's click (clickjacking, RFC 9700 §4.16).",
    spec: w3c('Content Security Policy', 'CSP3', 'csp-header'),
  },
  'X-Frame-Options': {
    what: 'Whether other pages may frame this one. The older sibling of `frame-ancestors`.',
    without: 'Old browsers allow clickjacking of the consent page.',
    spec: rfc(7034, '2'),
  },
  'Referrer-Policy': {
    what: 'How much of the URL the next request may show in Referer. `no-referrer` keeps codes and state to this page.',
    without: 'A code or state in the URL can leak to whatever the page links to or loads.',
    spec: w3c('Referrer Policy', 'referrer-policy', 'referrer-policy-header'),
  },
  'Strict-Transport-Security': {
    what: 'The browser must use HTTPS for this host from now on.',
    spec: rfc(6797, '6.1'),
  },
  'X-Content-Type-Options': {
    what: '`nosniff`: the browser takes the content type as it stands and does not guess.',
    spec: fetchStandard('X-Content-Type-Options', 'x-content-type-options-header'),
  },
});

const crossOrigin = entriesOf(['response header'], 'authorization-server', {
  'Access-Control-Allow-Origin': {
    what: "Which site's script may read this response. A SPA needs it at the token endpoint; /authorize must not offer it.",
    without: 'The browser keeps the response from the script, although the server answered.',
    spec: cors('Access-Control-Allow-Origin'),
  },
  'Access-Control-Allow-Credentials': {
    what: 'Whether requests with cookies are allowed from that site.',
    spec: cors('Access-Control-Allow-Credentials'),
  },
  'Access-Control-Allow-Methods': {
    what: 'Answer to a preflight: the methods that are allowed.',
    spec: cors('Access-Control-Allow-Methods'),
  },
  'Access-Control-Allow-Headers': {
    what: 'Answer to a preflight: the headers that are allowed. A call with Authorization needs it.',
    spec: cors('Access-Control-Allow-Headers'),
  },
  'Access-Control-Max-Age': {
    what: 'How many seconds the answer to the preflight may be kept.',
    spec: cors('Access-Control-Max-Age'),
  },
  'Access-Control-Expose-Headers': {
    what: 'Which further response headers the script may read, such as WWW-Authenticate.',
    spec: cors('Access-Control-Expose-Headers'),
  },
});

const plain = entriesOf(['response header'], 'authorization-server', {
  'Content-Type': {
    what: 'What the body is: `application/json` from the token endpoint, `text/html` for a page.',
    spec: http('8.3'),
  },
  'Content-Length': { what: 'The length of the body in bytes.', spec: http('8.6') },
  Date: {
    what: "The server's clock when it answered. Useful if `exp` or `iat` is refused.",
    spec: http('6.6.1'),
  },
  ETag: { what: 'The version of this content, for caches.', spec: http('8.8.3') },
  Connection: {
    what: 'Whether the connection stays open. It says nothing about the flow.',
    spec: http('7.6.1'),
  },
  Vary: { what: 'The request headers that the answer depends on, for caches.', spec: http('12.5.5') },
});

export const responseHeaders = [...flow, ...pages, ...crossOrigin, ...plain];
