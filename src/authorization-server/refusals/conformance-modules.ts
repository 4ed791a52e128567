/** How a module of the OpenID conformance suite is answered here. */
export type Answered =
  | { readonly by: 'a test of the same name' }
  | { readonly by: 'rows'; readonly rows: readonly string[] }
  | { readonly by: 'nothing'; readonly because: string };

const test: Answered = { by: 'a test of the same name' };
const rows = (...titles: string[]): Answered => ({ by: 'rows', rows: titles });
const leftOut = (because: string): Answered => ({ by: 'nothing', because });

const noRegistration = leftOut(
  'clients are registered by whoever makes the server; there is no registration endpoint',
);
const noRequestObjects = rows('OIDC Core §3.1.2.6: a request object');

/**
 * The modules of the OpenID Provider plans - basic, implicit, hybrid, form post, config and RP-initiated logout, with what the
 * dynamic plan adds - and where each idea is tested. A title is that of a row: `<where it stands>: <what is wrong>`.
 * @see [OpenID conformance suite](https://gitlab.com/openid/conformance-suite)
 */
export const conformanceModules: Readonly<Record<string, Answered>> = {
  // basic, and with other response types implicit and hybrid; by form_post again
  'oidcc-server': test,
  'oidcc-response-type-missing': rows('RFC 6749 §3.1.1: no response_type'),
  'oidcc-idtoken-signature': test,
  'oidcc-idtoken-unsigned': leftOut('the server signs every ID token; the metadata offers RS256 alone'),
  'oidcc-userinfo-get': test,
  'oidcc-userinfo-post-header': test,
  'oidcc-userinfo-post-body': test,
  'oidcc-ensure-request-without-nonce-succeeds-for-code-flow': test,
  'oidcc-ensure-request-without-nonce-fails': rows(
    'OIDC Core §3.2.2.1: an ID token without a nonce',
    'OIDC Core §3.3.2.11: a code and an ID token without a nonce',
    'OIDC Core §3.3.2.11: all three without a nonce',
    'Form Post §2: an ID token without a nonce, by form',
  ),
  'oidcc-scope-profile': test,
  'oidcc-scope-email': test,
  'oidcc-scope-address': leftOut('the server knows nobody by address; the metadata names no such scope'),
  'oidcc-scope-phone': leftOut('the server knows no telephone numbers; the metadata names no such scope'),
  'oidcc-scope-all': test,
  'oidcc-ensure-other-scope-order-succeeds': test,
  'oidcc-display-page': test,
  'oidcc-display-popup': test,
  'oidcc-prompt-login': test,
  'oidcc-prompt-none-not-logged-in': rows(
    'OIDC Core §3.1.2.6: prompt=none and nobody logged in',
    'OIDC Core §3.2.2.6: prompt=none and nobody logged in, for an ID token',
    'OIDC Core §3.3.2.6: prompt=none and nobody logged in, for a code and more',
    'Form Post §2: prompt=none and nobody logged in, by form',
  ),
  'oidcc-prompt-none-logged-in': test,
  'oidcc-max-age-1': test,
  'oidcc-max-age-10000': test,
  'oidcc-ensure-request-with-unknown-parameter-succeeds': test,
  'oidcc-id-token-hint': test,
  'oidcc-login-hint': test,
  'oidcc-ui-locales': test,
  'oidcc-claims-locales': test,
  'oidcc-ensure-request-with-acr-values-succeeds': test,
  'oidcc-codereuse': rows('RFC 6749 §4.1.2: a code that was redeemed'),
  'oidcc-codereuse-30seconds': rows(
    'RFC 6749 §4.1.2: a code that was redeemed, thirty seconds later',
    'RFC 6749 §4.1.2: the access token of a code that came twice',
    'RFC 6749 §4.1.2: the refresh token of a code that came twice',
  ),
  'oidcc-ensure-registered-redirect-uri': rows(
    'RFC 9700 §4.1.3: another host',
    'RFC 9700 §4.1.3: another path',
  ),
  'oidcc-ensure-post-request-succeeds': test,
  'oidcc-server-client-secret-post': test,
  'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported': noRequestObjects,
  'oidcc-ensure-request-object-with-redirect-uri': noRequestObjects,
  'oidcc-request-uri-unsigned': rows('OIDC Core §3.1.2.6: a request_uri elsewhere (SSRF)'),
  'oidcc-claims-essential': test,
  'oidcc-refresh-token': test,
  'oidcc-ensure-request-with-valid-pkce-succeeds': test,

  // dynamic
  'oidcc-ensure-redirect-uri-in-authorization-request': rows('OIDC Core §3.1.2.1: no redirect_uri'),
  'oidcc-redirect-uri-query-OK': test,
  'oidcc-redirect-uri-query-added': rows('RFC 9700 §4.1.3: a query added'),
  'oidcc-redirect-uri-query-mismatch': rows('RFC 9700 §4.1.3: the registered query with another value'),
  'oidcc-redirect-uri-regfrag': noRegistration,
  'oidcc-registration-logo-uri': noRegistration,
  'oidcc-registration-policy-uri': noRegistration,
  'oidcc-registration-tos-uri': noRegistration,
  'oidcc-registration-jwks-uri': noRegistration,
  'oidcc-registration-sector-uri': noRegistration,
  'oidcc-registration-sector-bad': noRegistration,
  'oidcc-refresh-token-rp-key-rotation': noRegistration,
  'oidcc-idtoken-rs256': leftOut('the same as oidcc-idtoken-signature: RS256 is the only algorithm'),
  'oidcc-userinfo-rs256': leftOut(
    'userinfo answers JSON; a signed answer is optional, and the metadata offers none',
  ),
  'oidcc-request-uri-signed-rs256': rows('OIDC Core §3.1.2.6: a request_uri elsewhere (SSRF)'),
  'oidcc-server-rotate-keys': leftOut(
    'keys are given when the server is made; all are published, the first one signs',
  ),

  // config
  'oidcc-discovery-endpoint-verification': test,

  // RP-initiated logout
  'oidcc-rp-initiated-logout-discovery-endpoint-verification': test,
  'oidcc-rp-initiated-logout': test,
  'oidcc-rp-initiated-logout-no-state': test,
  'oidcc-rp-initiated-logout-no-post-logout-redirect-uri': test,
  'oidcc-rp-initiated-logout-no-params': test,
  'oidcc-rp-initiated-logout-only-state': test,
  'oidcc-rp-initiated-logout-bad-id-token-hint': rows(
    'RP-Initiated Logout §4: an ID token that this server did not sign',
    'RP-Initiated Logout §4: an ID token of another issuer',
  ),
  'oidcc-rp-initiated-logout-modified-id-token-hint': rows(
    'RP-Initiated Logout §4: an ID token with alg none',
  ),
  'oidcc-rp-initiated-logout-no-id-token-hint': rows(
    'RP-Initiated Logout §3: a place to go, and nothing says who asks',
  ),
  'oidcc-rp-initiated-logout-bad-post-logout-redirect-uri': rows(
    'RP-Initiated Logout §3: a post_logout_redirect_uri that is not registered',
  ),
  'oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri': rows(
    'RP-Initiated Logout §3: the registered URI with a query added',
  ),
};
