import { cookies as cookieSpec } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** Attributes of `Set-Cookie`, and the two prefixes that a cookie's name may start with. */
const attributes = entriesOf(['cookie'], 'authorization-server', {
  HttpOnly: {
    what: 'Scripts cannot read the cookie; the browser still sends it.',
    without: 'A script injected into the page can steal the session.',
    spec: cookieSpec('4.1.2.6'),
  },
  Secure: {
    what: 'The browser sends the cookie over HTTPS only.',
    without: 'Anybody on the network can read the cookie from one plain HTTP request.',
    spec: cookieSpec('4.1.2.5'),
  },
  SameSite: {
    what: "When the browser sends the cookie from another site's page: `Strict` never, `Lax` when the user navigates there, `None` always (with Secure).",
    without:
      'Chromium then takes Lax; other browsers may send the cookie from any site, so forms need their own defence against CSRF.',
    spec: cookieSpec('4.1.2.7'),
  },
  Path: {
    what: 'The browser sends the cookie only to paths under this one. It does not protect the cookie from other pages of the host.',
    spec: cookieSpec('4.1.2.4'),
  },
  Domain: {
    what: 'The domain that gets the cookie, all its subdomains included.',
    without: 'Only the host that set the cookie gets it, which is safer.',
    spec: cookieSpec('4.1.2.3'),
  },
  'Max-Age': {
    what: 'The cookie ends after so many seconds; 0 deletes it. It wins over Expires.',
    without: 'Without Max-Age and Expires the cookie ends with the browser session.',
    spec: cookieSpec('4.1.2.2'),
  },
  Expires: {
    what: 'The cookie ends on this date; a date in the past deletes it.',
    spec: cookieSpec('4.1.2.1'),
  },
  '__Host-': {
    what: 'A promise in the name: the browser takes the cookie only if it is Secure, has Path=/ and no Domain. No subdomain can set it.',
    without: 'A taken-over subdomain could plant a session cookie of its own.',
    spec: cookieSpec('4.1.3.2'),
  },
  '__Secure-': {
    what: 'A promise in the name: the browser takes the cookie only if it is Secure and came over HTTPS.',
    spec: cookieSpec('4.1.3.1'),
  },
});

/** Cookies that the demo's authorization server sets. */
const own = entriesOf(['cookie'], 'authorization-server', {
  '__Host-session': {
    what: "The user's session at the authorization server, as a random value. The next login needs no password while it lasts.",
    without: 'Every authorization request starts at the login page.',
    spec: cookieSpec('4.1.3.2'),
  },
  '__Host-browser': {
    what: 'Tells this browser from others before anybody is signed in. The login form works only where this cookie is.',
    without:
      'An attacker could have the victim submit a login form with the account of the attacker (login CSRF).',
    spec: cookieSpec('4.1.3.2'),
  },
});

export const cookies = [...attributes, ...own];
