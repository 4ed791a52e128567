import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** JSON fields of the token endpoint's success. */
export const tokenResponse = entriesOf(['token response'], 'authorization-server', {
  access_token: {
    what: 'The token the app shows to the API. To the app it is an opaque text: only the API should read what is in it.',
    without: 'The app cannot call the API.',
    spec: rfc(6749, '5.1'),
    need: 'required',
  },
  token_type: {
    what: 'How the access token is used. `Bearer` means whoever holds it may use it; `DPoP` ties it to a key.',
    without: 'An app must not use a token whose type it does not understand.',
    spec: rfc(6749, '7.1'),
    need: 'required',
  },
  expires_in: {
    what: 'How many seconds the access token is valid, counted from this response.',
    without: 'The app learns that the token has expired only when the API refuses it.',
    spec: rfc(6749, '5.1'),
    need: 'recommended',
  },
  refresh_token: {
    what: 'A long-lived credential for new access tokens without the user. Only this app and the authorization server ever see it.',
    without:
      'When the access token expires, the user is needed again; a machine asks again with its own credentials.',
    spec: rfc(6749, '1.5'),
    need: 'optional',
  },
  id_token: {
    what: 'A signed JWT that tells the app who signed in, when, and for which app. It is for the app, never for an API.',
    without: 'OAuth alone says what the app may do, not who the user is. Ask for scope `openid`.',
    spec: oidcCore('3.1.3.3', 'TokenResponse'),
    needs: [
      {
        level: 'required',
        grants: ['authorization_code'],
        note: 'If the request had the scope `openid`.',
        unnoticed: 'The app of this tour then goes on with the access token alone, as in plain OAuth.',
      },
      { level: 'optional', note: 'A refresh may bring a new one.' },
    ],
  },
  scope: {
    what: 'The permissions that were granted. The server must send it if they differ from those asked for.',
    without: 'The app may assume that everything it asked for was granted.',
    spec: rfc(6749, '5.1'),
    needs: [{ level: 'optional', note: 'Required if others were granted than asked for.' }],
  },
});
