import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

const claimScopes = oidcCore('5.4', 'ScopeClaims');

const openidConnect = entriesOf(['authorization request'], 'app', {
  openid: {
    what: 'Makes the request an OpenID Connect request: the app gets an ID token and may call /userinfo.',
    without: 'This is plain OAuth: no ID token, and the app does not learn who signed in.',
    spec: oidcCore('3.1.2.1', 'AuthRequest'),
    needs: [
      { level: 'required', when: ['ID token through the browser'] },
      {
        level: 'required',
        where: ['authorization request', 'pushed authorization request'],
        note: 'For OpenID Connect.',
        unnoticed: 'Without it the request is plain OAuth, and that is valid.',
      },
      {
        level: 'optional',
        note: 'OpenID Connect does not speak of this grant; servers give an ID token for it.',
      },
    ],
  },
  profile: {
    what: "Opens the user's basic profile: name, nickname, picture, birthdate, locale and the like.",
    spec: claimScopes,
    need: 'optional',
  },
  email: {
    what: 'Opens the claims `email` and `email_verified`.',
    spec: claimScopes,
    need: 'optional',
  },
  address: {
    what: "Opens the claim `address`, the user's postal address.",
    spec: claimScopes,
    need: 'optional',
  },
  phone: {
    what: 'Opens the claims `phone_number` and `phone_number_verified`.',
    spec: claimScopes,
    need: 'optional',
  },
  offline_access: {
    what: 'Asks for a refresh token, so that the app keeps its access while the user is away.',
    without:
      'No refresh token. The server may ignore the scope too, for example if the user does not consent.',
    spec: oidcCore('11', 'OfflineAccess'),
    need: 'optional',
  },
});

/** Scopes of the demo's API. Any API's own scopes mean what that API says. */
const orders = entriesOf(['authorization request'], 'app', {
  'read:orders': {
    what: "Lets the app list the user's orders. The API made up this name: OAuth carries it and the API decides what it opens.",
    without: 'The API answers 403 insufficient_scope to a request for the orders.',
    spec: rfc(6749, '3.3'),
    need: 'optional',
  },
  'write:orders': {
    what: 'Lets the app place orders for the user. An app that only reads should not ask for it.',
    without: 'The API answers 403 insufficient_scope to a new order.',
    spec: rfc(6749, '3.3'),
    need: 'optional',
  },
});

export const scopes = [...openidConnect, ...orders];
