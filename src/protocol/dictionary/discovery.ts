import { oidcDiscovery, openid, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const metadata = oidcDiscovery('3', 'ProviderMetadata');
const required = { spec: metadata, need: 'required' } as const;
const recommended = { spec: metadata, need: 'recommended' } as const;
const optional = { spec: metadata, need: 'optional' } as const;
const oauthOptional = { spec: rfc(8414, '2'), need: 'optional' } as const;

const endpoints = entriesOf(['discovery'], 'authorization-server', {
  issuer: {
    what: "The server's own name, an https URL. It must equal the URL the document was fetched for, and `iss` in every token.",
    without: "An attacker's document could send the app to foreign endpoints.",
    ...required,
  },
  authorization_endpoint: {
    what: 'Where the app sends the browser to sign in. Here, as at Auth0, it is /authorize.',
    ...required,
  },
  token_endpoint: {
    what: 'Where the app swaps codes and refresh tokens for tokens, without the browser.',
    ...required,
  },
  jwks_uri: { what: 'Where the public keys are that verify the tokens.', ...required },
  userinfo_endpoint: {
    what: "Where the app asks for the user's claims with its access token.",
    ...recommended,
  },
  registration_endpoint: { what: 'Where apps can register themselves.', ...recommended },
  revocation_endpoint: { what: 'Where the app hands back a token it no longer needs.', ...oauthOptional },
  introspection_endpoint: { what: 'Where an API asks whether a token is still active.', ...oauthOptional },
  device_authorization_endpoint: {
    what: 'Where a device without a keyboard asks for its codes.',
    spec: rfc(8628, '4'),
    need: 'optional',
  },
  pushed_authorization_request_endpoint: {
    what: 'Where the app can leave its authorization request beforehand (PAR), so that it does not travel through the browser.',
    spec: rfc(9126, '5'),
    need: 'optional',
  },
  end_session_endpoint: {
    what: 'Where the app sends the browser to sign out at the server as well.',
    spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2.1', 'OPMetadata'),
  },
});

const abilities = entriesOf(['discovery'], 'authorization-server', {
  scopes_supported: { what: 'Scopes the server knows. It may keep some to itself.', ...recommended },
  response_types_supported: { what: 'What apps can ask for at /authorize, such as `code`.', ...required },
  response_modes_supported: {
    what: 'How the answer can travel back: `query`, `fragment`, `form_post`.',
    ...optional,
  },
  grant_types_supported: {
    what: 'What the token endpoint accepts in return for tokens. If it is absent: authorization_code and implicit.',
    ...optional,
  },
  code_challenge_methods_supported: {
    what: 'The PKCE methods the server accepts.',
    without: 'The server does not support PKCE, or does not say so: an app cannot rely on it against CSRF.',
    ...oauthOptional,
  },
  authorization_response_iss_parameter_supported: {
    what: 'Whether the server puts `iss` into its authorization responses. If true, the app must refuse an answer without it.',
    spec: rfc(9207, '3'),
    need: 'optional',
  },
  subject_types_supported: {
    what: 'How `sub` is chosen: `public`, the same for all apps, or `pairwise`, a different one for each.',
    ...required,
  },
  id_token_signing_alg_values_supported: {
    what: 'The algorithms for ID tokens. RS256 must be among them.',
    ...required,
  },
  token_endpoint_auth_methods_supported: {
    what: 'How apps can authenticate at the token endpoint. `none` is for public clients with PKCE; if the field is absent, client_secret_basic.',
    ...optional,
  },
  token_endpoint_auth_signing_alg_values_supported: {
    what: 'The algorithms for JWTs that apps authenticate with at the token endpoint. `none` must not be among them.',
    ...optional,
  },
  revocation_endpoint_auth_methods_supported: {
    what: 'How apps can authenticate at the revocation endpoint.',
    ...oauthOptional,
  },
  revocation_endpoint_auth_signing_alg_values_supported: {
    what: 'The algorithms for JWTs that apps authenticate with at the revocation endpoint.',
    ...oauthOptional,
  },
  introspection_endpoint_auth_methods_supported: {
    what: 'How APIs can authenticate at the introspection endpoint.',
    ...oauthOptional,
  },
  introspection_endpoint_auth_signing_alg_values_supported: {
    what: 'The algorithms for JWTs that APIs authenticate with at the introspection endpoint.',
    ...oauthOptional,
  },
  require_pushed_authorization_requests: {
    what: 'Whether every authorization request must be pushed first. If it is absent: false.',
    spec: rfc(9126, '5'),
    need: 'optional',
  },
  dpop_signing_alg_values_supported: {
    what: 'The algorithms for DPoP proofs. Its presence says that the server supports DPoP.',
    spec: rfc(9449, '5.1'),
    need: 'optional',
  },
  claims_supported: { what: 'Claims the server may be able to give.', ...recommended },
  claim_types_supported: { what: 'Kinds of claim the server gives; `normal` are its own.', ...optional },
  acr_values_supported: { what: 'Strengths of sign-in the server knows by name.', ...optional },
  prompt_values_supported: {
    what: 'Values of `prompt` the server honours.',
    spec: openid('Prompt Create', 'openid-connect-prompt-create-1_0', '4.2', 'section-4.2'),
    need: 'optional',
  },
  display_values_supported: { what: 'Values of `display` the server honours.', ...optional },
  ui_locales_supported: { what: "Languages of the server's pages.", ...optional },
  claims_parameter_supported: { what: 'Whether apps can ask for single claims with `claims`.', ...optional },
  request_parameter_supported: {
    what: 'Whether request parameters can come as a JWT in `request`.',
    ...optional,
  },
  request_uri_parameter_supported: {
    what: "Whether request parameters can come by reference, as an address of the app's own, in `request_uri`. If it is absent: true.",
    ...optional,
  },
  require_request_uri_registration: {
    what: 'Whether each request_uri must be registered first.',
    ...optional,
  },
  request_object_signing_alg_values_supported: {
    what: 'The algorithms for request parameters that come as a JWT.',
    ...optional,
  },
  claims_locales_supported: { what: 'Languages that claims can come in.', ...optional },
  userinfo_signing_alg_values_supported: {
    what: 'The algorithms for signed answers from /userinfo.',
    ...optional,
  },
  service_documentation: { what: 'Where developers can read about the server.', ...optional },
  op_policy_uri: { what: "Where the server's policy on using its data stands.", ...optional },
  op_tos_uri: { what: "Where the server's terms of service stand.", ...optional },
});

export const discovery = [...endpoints, ...abilities];
