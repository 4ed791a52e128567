/** A place in a specification: how people cite it, and its deep link. */
export interface SpecRef {
  readonly label: string;
  readonly url: string;
}

/** A section of an RFC, such as `rfc(7636, '4.6')`. */
export function rfc(number: number, section: string): SpecRef {
  const anchor = /^[A-Z]/.test(section) ? `appendix-${section}` : `section-${section}`;
  const place = /^[A-Z]/.test(section) ? `Appendix ${section}` : `§${section}`;
  return { label: `RFC ${number} ${place}`, url: `https://www.rfc-editor.org/rfc/rfc${number}#${anchor}` };
}

/** A section of OpenID Connect Core 1.0; its document has named anchors, so both are given. */
export function oidcCore(section: string, anchor: string): SpecRef {
  return {
    label: `OIDC Core §${section}`,
    url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
  };
}

/** A section of OpenID Connect Discovery 1.0. */
export function oidcDiscovery(section: string, anchor: string): SpecRef {
  return {
    label: `OIDC Discovery §${section}`,
    url: `https://openid.net/specs/openid-connect-discovery-1_0.html#${anchor}`,
  };
}

/** A section of RFC 6265bis, the cookies that browsers implement. */
export function cookies(section: string): SpecRef {
  return {
    label: `RFC 6265bis §${section}`,
    url: `https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-${section}`,
  };
}

/** A section of the draft of OAuth 2.1, such as `oauth21('10')` for what it changes. */
export function oauth21(section: string): SpecRef {
  return {
    label: `OAuth 2.1 draft §${section}`,
    url: `https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-${section}`,
  };
}

/** A section of OAuth 2.0 for Browser-Based Applications, RFC 10017, which was long cited as a draft. */
export function browserBasedApps(section: string): SpecRef {
  return rfc(10017, section);
}

/** A section of one of the OpenID Foundation's other specifications, named by its file, such as `oauth-v2-form-post-response-mode-1_0`. */
export function openid(title: string, document: string, section: string, anchor: string): SpecRef {
  return { label: `${title} §${section}`, url: `https://openid.net/specs/${document}.html#${anchor}` };
}

/** A part of the Fetch Standard, which defines CORS and the `Origin` header. */
export function fetchStandard(part: string, anchor: string): SpecRef {
  return { label: `Fetch Standard: ${part}`, url: `https://fetch.spec.whatwg.org/#${anchor}` };
}

/** A part of a W3C specification, named as in its address: `w3c('CSP', 'CSP3', 'csp-header')`. */
export function w3c(title: string, shortname: string, anchor: string): SpecRef {
  return { label: `W3C ${title}`, url: `https://www.w3.org/TR/${shortname}/#${anchor}` };
}

/** A page of Auth0's documentation, for what Auth0 adds to the standards. */
export function auth0(title: string, path: string): SpecRef {
  return { label: `Auth0: ${title}`, url: `https://auth0.com/docs/${path}` };
}
