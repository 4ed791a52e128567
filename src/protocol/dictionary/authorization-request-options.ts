import { auth0, oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const oidcRequest = oidcCore('3.1.2.1', 'AuthRequest');
const auth0Request = auth0(
  'Authorize endpoint',
  'api/authentication/authorization-code-flow/authorize-application',
);

/** What an authorization request may ask for besides, pushed or not. */
export const authorizationRequestOptions = entriesOf(
  ['authorization request', 'pushed authorization request'],
  'app',
  {
    prompt: {
      what: 'Whether the server may or must show a page: `none` for no page at all, `login`, `consent` or `select_account` to insist on one.',
      without: 'The server decides: with a live session the user may see no page.',
      spec: oidcRequest,
      need: 'optional',
    },
    max_age: {
      what: 'The most seconds that may have passed since the user last signed in; if more have, the server asks again. With it the ID token must carry `auth_time`.',
      without: 'A session of any age will do.',
      spec: oidcRequest,
      need: 'optional',
    },
    login_hint: {
      what: 'Who is probably about to sign in, such as an e-mail address. The server can fill in the form; it proves nothing.',
      spec: oidcRequest,
      need: 'optional',
    },
    id_token_hint: {
      what: 'An earlier ID token of the user the app expects. The server answers with an error unless it is that user who is, or now gets, signed in.',
      spec: oidcRequest,
      need: 'optional',
    },
    ui_locales: {
      what: "The user's preferred languages for the server's pages, best first, such as `de-CH de en`.",
      spec: oidcRequest,
      need: 'optional',
    },
    acr_values: {
      what: 'How strong the sign-in should be, as names the server knows, best first. The `acr` claim says what was reached.',
      spec: oidcRequest,
      need: 'optional',
    },
    display: {
      what: "The shape of the server's pages: `page`, `popup`, `touch` or `wap`.",
      spec: oidcRequest,
      need: 'optional',
    },
    claims: {
      what: 'A JSON object that asks for single claims in the ID token or from /userinfo.',
      spec: oidcCore('5.5', 'ClaimsParameter'),
      need: 'optional',
    },
    request: {
      what: 'The request parameters as a JWT that the app signed, so that nobody can change them in the browser.',
      spec: oidcCore('6.1', 'RequestObject'),
      need: 'optional',
    },
    dpop_jkt: {
      what: "The thumbprint of the app's DPoP key. Only the holder of that key can redeem the code.",
      spec: rfc(9449, '10'),
      need: 'optional',
    },
    connection: {
      what: "Auth0's parameter for the login option to use, such as a database or a social provider. The user is not asked to choose.",
      spec: auth0Request,
      need: 'optional',
    },
    organization: {
      what: "Auth0's parameter for the organization the user signs in to.",
      spec: auth0Request,
      need: 'optional',
    },
    claims_locales: {
      what: 'The languages that the claims should be in, best first.',
      spec: oidcCore('5.2', 'ClaimsLanguagesAndScripts'),
      need: 'optional',
    },
    registration: {
      what: 'Data about an app that is its own issuer (self-issued OpenID). Other servers answer registration_not_supported.',
      spec: oidcCore('7.2.1', 'RegistrationParameter'),
      need: 'optional',
    },
  },
);
