import { describe, expect, it } from 'vitest';
import {
  auth0,
  browserBasedApps,
  cookies,
  fetchStandard,
  oauth21,
  oidcCore,
  oidcDiscovery,
  openid,
  rfc,
  w3c,
} from './spec.ts';

describe('places in specifications', () => {
  it.each([
    [rfc(7636, '4.6'), 'RFC 7636 §4.6', 'https://www.rfc-editor.org/rfc/rfc7636#section-4.6'],
    [rfc(7636, 'B'), 'RFC 7636 Appendix B', 'https://www.rfc-editor.org/rfc/rfc7636#appendix-B'],
    [
      oidcCore('3.1.3.7', 'IDTokenValidation'),
      'OIDC Core §3.1.3.7',
      'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
    ],
    [
      oidcDiscovery('3', 'ProviderMetadata'),
      'OIDC Discovery §3',
      'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
    ],
    [
      cookies('5.7'),
      'RFC 6265bis §5.7',
      'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    ],
    [
      oauth21('10.1'),
      'OAuth 2.1 draft §10.1',
      'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-10.1',
    ],
    [browserBasedApps('6.1'), 'RFC 10017 §6.1', 'https://www.rfc-editor.org/rfc/rfc10017#section-6.1'],
    [
      openid('Form Post', 'oauth-v2-form-post-response-mode-1_0', '2', 'FormPostResponseMode'),
      'Form Post §2',
      'https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode',
    ],
    [
      fetchStandard('Origin header', 'origin-header'),
      'Fetch Standard: Origin header',
      'https://fetch.spec.whatwg.org/#origin-header',
    ],
    [w3c('CSP', 'CSP3', 'csp-header'), 'W3C CSP', 'https://www.w3.org/TR/CSP3/#csp-header'],
    [auth0('Rules', 'rules'), 'Auth0: Rules', 'https://auth0.com/docs/rules'],
  ])('%j', (place, label, url) => {
    expect(place).toEqual({ label, url });
    expect(new URL(place.url).href).toBe(url);
  });
});
