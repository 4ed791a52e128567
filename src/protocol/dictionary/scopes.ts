import { oidcCore } from '../spec.ts';
import { entriesOf } from './entry.ts';

const claimScopes = oidcCore('5.4', 'ScopeClaims');

/** Scopes that OpenID Connect defines; an API's own scopes mean what that API says. */
export const scopes = entriesOf(['authorization request'], 'app', {
  openid: {
    what: 'Makes the request an OpenID Connect request: the app gets an ID token and may call /userinfo.',
    without: 'This is plain OAuth: no ID token, and the app does not learn who signed in.',
    spec: oidcCore('3.1.2.1', 'AuthRequest'),
    required: 'required',
  },
  profile: {
    what: "Opens the user's basic profile: name, nickname, picture, birthdate, locale and the like.",
    spec: claimScopes,
    required: 'optional',
  },
  email: {
    what: 'Opens the claims `email` and `email_verified`.',
    spec: claimScopes,
    required: 'optional',
  },
  address: {
    what: "Opens the claim `address`, the user's postal address.",
    spec: claimScopes,
    required: 'optional',
  },
  phone: {
    what: 'Opens the claims `phone_number` and `phone_number_verified`.',
    spec: claimScopes,
    required: 'optional',
  },
  offline_access: {
    what: 'Asks for a refresh token, so that the app keeps its access while the user is away.',
    without:
      'No refresh token. The server may ignore the scope too, for example if the user does not consent.',
    spec: oidcCore('11', 'OfflineAccess'),
    required: 'optional',
  },
});
