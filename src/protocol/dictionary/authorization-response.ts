import { oidcCore, rfc } from '../spec.ts';
import { entriesOf } from './entry.ts';

/** Parameters that the browser carries back to the app's redirect URI. */
const answer = entriesOf(['authorization response'], 'authorization-server', {
  code: {
    what: 'The authorization code: a short-lived, single-use proof that the user agreed, bound to this app and redirect URI. The app swaps it for tokens.',
    without: 'The app has nothing to redeem. Ten minutes is the longest life the RFC recommends for a code.',
    spec: rfc(6749, '4.1.2'),
    needs: [{ level: 'required', flows: ['authorization-code', 'authorization-code-pkce', 'hybrid'] }],
  },
  state: {
    what: "The request's state, unchanged. The app compares it with the value it kept for this browser.",
    without:
      'If it is missing or different, the app must stop: the answer may come from a login that an attacker started.',
    spec: rfc(6749, '4.1.2'),
    needs: [{ level: 'required', note: 'If the request had one.' }],
  },
  iss: {
    what: 'The issuer that sent this answer. The app compares it with the issuer it sent the user to; a server that announces it in discovery always sends it.',
    without:
      'An app that uses several servers can be tricked into sending the code of one to another (mix-up attack).',
    spec: rfc(9207, '2'),
    needs: [{ level: 'required', note: 'From a server that announces it in discovery, as this one does.' }],
  },
  id_token: {
    what: 'An ID token straight from /authorize, as the implicit and hybrid flows return it. The app must check its signature, nonce and the rest before use.',
    spec: oidcCore('3.2.2.5', 'ImplicitAuthResponse'),
    needs: [
      {
        level: 'required',
        flows: ['implicit-form-post', 'hybrid'],
        note: 'If the response type has `id_token` in it.',
      },
    ],
  },
  access_token: {
    what: 'An access token straight from /authorize, as the implicit and hybrid flows return it. It passes through the browser, where more can leak it.',
    spec: oidcCore('3.2.2.5', 'ImplicitAuthResponse'),
    needs: [{ level: 'required', flows: ['hybrid'], note: 'If the response type has `token` in it.' }],
  },
  token_type: {
    what: 'How the access token in this answer is used: `Bearer`. It comes only together with access_token.',
    spec: oidcCore('3.2.2.5', 'ImplicitAuthResponse'),
    needs: [{ level: 'required', flows: ['hybrid'], note: 'If an access token comes with it.' }],
  },
  expires_in: {
    what: 'Seconds until the access token in this answer expires.',
    spec: oidcCore('3.2.2.5', 'ImplicitAuthResponse'),
    need: 'optional',
  },
  scope: {
    what: 'The permissions granted to the access token in this answer, if they differ from those asked for.',
    spec: rfc(6749, '4.2.2'),
    needs: [{ level: 'optional', note: 'Required if others were granted than asked for.' }],
  },
});

/** An error that comes back by redirect. */
const refusal = entriesOf(['authorization response'], 'authorization-server', {
  error: {
    what: 'Why there is no code: one error code from a fixed list. It comes by redirect only if client_id and redirect_uri are valid.',
    spec: rfc(6749, '4.1.2.1'),
    need: 'required',
  },
  error_description: {
    what: 'More about the error, for the developer of the app. It comes through a URL, so the app must treat it as foreign text.',
    spec: rfc(6749, '4.1.2.1'),
    need: 'optional',
  },
  error_uri: {
    what: 'The address of a page about the error, for the developer of the app.',
    spec: rfc(6749, '4.1.2.1'),
    need: 'optional',
  },
});

export const authorizationResponse = [...answer, ...refusal];
