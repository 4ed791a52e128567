/** A place in a specification: how people cite it, and its deep link. */
export interface SpecRef {
  readonly label: string;
  readonly url: string;
}

/** A section of an RFC, such as `rfc(7636, '4.6')`. */
export function rfc(number: number, section: string): SpecRef {
  const anchor = /^[A-Z]/.test(section) ? `appendix-${section}` : `section-${section}`;
  return { label: `RFC ${number} §${section}`, url: `https://www.rfc-editor.org/rfc/rfc${number}#${anchor}` };
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
