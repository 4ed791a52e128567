import { describe, expect, it } from 'vitest';
import { jsonOf, setting } from '../../authorization-server/testing/flow.ts';
import type { ErrorCode } from '../errors.ts';
import { get } from '../http.ts';
import { entries, explain, explainError, explainScope, explainTerm, type Place } from './index.ts';

/** Every error code there is: one more does not compile until it stands here, and then it must be explained. */
const codes: Readonly<Record<ErrorCode, true>> = {
  access_denied: true,
  account_selection_required: true,
  authorization_pending: true,
  consent_required: true,
  expired_token: true,
  insufficient_scope: true,
  interaction_required: true,
  invalid_client: true,
  invalid_dpop_proof: true,
  invalid_grant: true,
  invalid_request: true,
  invalid_request_uri: true,
  invalid_scope: true,
  invalid_target: true,
  invalid_token: true,
  login_required: true,
  request_not_supported: true,
  request_uri_not_supported: true,
  registration_not_supported: true,
  server_error: true,
  slow_down: true,
  unauthorized_client: true,
  unsupported_grant_type: true,
  unsupported_response_type: true,
  unsupported_token_type: true,
  use_dpop_nonce: true,
};

describe('what the servers, their clients and their users send is all explained', () => {
  const authentication = 'client_id client_secret client_assertion client_assertion_type';
  const authorization =
    'response_type redirect_uri scope state nonce code_challenge code_challenge_method audience resource response_mode prompt max_age login_hint id_token_hint ui_locales acr_values display claims request registration dpop_jkt';
  const sent: readonly (readonly [Place, string])[] = [
    ['authorization request', `${authorization} client_id request_uri`],
    ['pushed authorization request', `${authorization} ${authentication} request_uri`],
    ['pushed authorization response', 'request_uri expires_in'],
    [
      'authorization response',
      'code state iss id_token access_token token_type expires_in scope error error_description',
    ],
    [
      'token request',
      `grant_type code redirect_uri code_verifier refresh_token scope audience resource device_code username password ${authentication}`,
    ],
    ['token response', 'access_token token_type expires_in refresh_token id_token scope'],
    ['device authorization request', `scope audience resource ${authentication}`],
    [
      'device response',
      'device_code user_code verification_uri verification_uri_complete expires_in interval',
    ],
    ['error response', 'error error_description'],
    ['revocation request', `token token_type_hint ${authentication}`],
    ['introspection request', `token token_type_hint ${authentication}`],
    [
      'introspection response',
      'active scope client_id username token_type exp iat nbf sub aud iss jti cnf jkt auth_time acr',
    ],
    ['logout request', 'id_token_hint logout_hint client_id post_logout_redirect_uri state ui_locales'],
    ['logout response', 'state'],
    ['form', 'csrf action user_code id_token_hint client_id post_logout_redirect_uri state'],
    ['userinfo', 'sub name given_name family_name nickname picture email email_verified updated_at'],
    ['ID token header', 'alg typ kid'],
    ['ID token', 'iss sub aud exp iat auth_time nonce at_hash c_hash acr amr azp sid name email'],
    ['access token header', 'alg typ kid'],
    ['access token', 'iss sub aud exp iat jti client_id scope auth_time cnf jkt'],
    ['client assertion header', 'alg typ kid'],
    ['client assertion', 'iss sub aud exp iat nbf jti'],
    ['DPoP proof header', 'typ alg jwk kty crv x y n e'],
    ['DPoP proof', 'jti htm htu iat ath nonce'],
    ['jwks', 'keys kty use alg kid n e crv x y'],
    [
      'discovery',
      'issuer authorization_endpoint token_endpoint jwks_uri userinfo_endpoint revocation_endpoint introspection_endpoint pushed_authorization_request_endpoint device_authorization_endpoint end_session_endpoint',
    ],
    [
      'discovery',
      ['token', 'revocation', 'introspection']
        .flatMap((name) =>
          ['methods', 'signing_alg_values'].map((what) => `${name}_endpoint_auth_${what}_supported`),
        )
        .join(' '),
    ],
    [
      'discovery',
      'require_pushed_authorization_requests dpop_signing_alg_values_supported acr_values_supported prompt_values_supported',
    ],
    ['api', 'error error_description scope realm orders client_id id item quantity placed_at'],
    ['challenge', 'realm charset error error_description scope algs'],
    ['authentication scheme', 'Basic Bearer DPoP'],
    ['request header', 'authorization dpop content-type origin cookie referer accept'],
    [
      'response header',
      'location set-cookie cache-control pragma www-authenticate dpop-nonce retry-after allow vary content-security-policy x-frame-options referrer-policy',
    ],
    ['cookie', 'httponly secure samesite path __Host-session __Host-browser'],
    ['form', 'username password action csrf transaction user_code'],
    ['party', 'user browser app attacker'],
    ['token', 'JWT'],
    ['grant', 'implicit hybrid'],
    ['term', 'PKCE PAR rotation consent'],
  ];
  it.each(sent)('%s: %s', (place, names) => {
    for (const name of names.split(' ')) {
      const told = explain(name, place) ?? explainTerm(name);
      expect(told?.places, name).toContain(place);
    }
  });

  it('names at least one thing of every place', () => {
    expect(new Set(sent.map(([place]) => place))).toEqual(
      new Set(entries().flatMap((entry) => entry.places)),
    );
  });

  it.each(Object.keys(codes))('error code %s', (code) => {
    expect(explainError(code)?.what).toBeTruthy();
  });

  it('scopes', () => {
    for (const scope of ['openid', 'profile', 'email', 'offline_access', 'read:orders'])
      expect(explainScope(scope)?.what, scope).toBeTruthy();
    expect(explainScope('read:invoices')).toBeUndefined();
  });

  it('every member of the metadata that the authorization server publishes', async () => {
    const { handle, at } = setting();
    const members = Object.keys(jsonOf(await handle(get(at('.well-known/openid-configuration')))));
    expect(members.length).toBeGreaterThan(10);
    expect(members.filter((name) => !explain(name, 'discovery'))).toEqual([]);
  });
});
