import { browserBasedApps, oidcCore, rfc } from '../../../protocol/spec.ts';
import { none, type Threat, type ThreatAnswer } from './threat.ts';

const validated: ThreatAnswer = {
  verdict: 'met',
  by: 'Signature, aud, TLS',
  more: 'The ID token comes straight from the server, and the app verifies its signature all the same.',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
  proof: 'forged-id-token',
};

const bearer: ThreatAnswer = {
  verdict: 'open',
  by: 'Bearer: turn DPoP on',
  more: 'Whoever copies the access token can use it until it expires. Bound to a key of the app, the copy is worthless.',
  spec: rfc(9700, '2.2.1'),
  proof: 'copied-access-token',
};

const rotated: ThreatAnswer = {
  verdict: 'met',
  by: 'Bound to the app, rotated',
  more: 'The thief needs the credentials of the app too; a token that was used comes up as spent.',
  spec: rfc(9700, '4.14.2'),
  proof: 'old-refresh-token',
};

const rotatedOnly: ThreatAnswer = {
  ...rotated,
  by: 'Rotation, reuse ends all',
  more: 'Each refresh token works once. Its second use, by thief or app, is refused and ends the tokens of that login. Until then a thief who came first has access.',
};

/** Where tokens can come in the authorization response: RFC 10017 §5.1.3. */
const NEW_ANSWER =
  ' It could also ask for new tokens in a fragment and read them there, unless the server answers this app by form_post only.';

/** What can go wrong with tokens. */
export const tokenThreats: readonly Threat[] = [
  {
    id: 'forged-id-token',
    label: 'ID token forged or swapped',
    what: 'Somebody puts another ID token into the answer, to sign in as somebody else.',
    spec: oidcCore('16.3', 'TokenManufacture'),
    answers: {
      'authorization-code': validated,
      'authorization-code-pkce': validated,
      'implicit-form-post': {
        ...validated,
        by: 'Signature, aud, nonce',
        more: 'Whoever has the browser holds the ID token, so all rests on the checks of the app.',
        spec: oidcCore('3.2.2.11', 'ImplicitIDTValidation'),
      },
      hybrid: {
        ...validated,
        by: 'Signature, c_hash, same sub',
        more: 'The first ID token is checked as in the implicit flow, and the second one must name the same user.',
        spec: oidcCore('3.3.3.6', 'HybridIDToken2'),
      },
      'client-credentials': none('No ID token'),
      'device-authorization': validated,
      'resource-owner-password': validated,
    },
  },
  {
    id: 'copied-access-token',
    label: 'Access token copied',
    what: 'Somebody who finds the access token in a log or on a dishonest API calls the API with it.',
    spec: rfc(9700, '4.10'),
    answers: {
      'authorization-code': bearer,
      'authorization-code-pkce': bearer,
      'implicit-form-post': none('No access token'),
      hybrid: bearer,
      'client-credentials': bearer,
      'device-authorization': bearer,
      'resource-owner-password': bearer,
    },
  },
  {
    id: 'old-refresh-token',
    label: 'Refresh token stolen',
    what: 'Somebody copies the refresh token and gets new access tokens, next to the app.',
    spec: rfc(9700, '4.14'),
    answers: {
      'authorization-code': rotated,
      'authorization-code-pkce': rotatedOnly,
      'implicit-form-post': none('No refresh token'),
      hybrid: rotated,
      'client-credentials': none('No refresh token'),
      'device-authorization': rotatedOnly,
      'resource-owner-password': rotated,
    },
  },
  {
    id: 'script-in-page',
    label: 'Script steals tokens (XSS)',
    what: 'An injected script runs in the page of the app and looks for tokens.',
    spec: browserBasedApps('5.1'),
    answers: {
      'authorization-code': inServer('the tokens'),
      'authorization-code-pkce': {
        verdict: 'open',
        by: 'In a page: add a backend',
        more: 'The page holds its tokens, and injected script can read all that the page can. A backend keeps them away; a strict CSP and short lifetimes limit the damage. A native app has no such page.',
        spec: browserBasedApps('6.3.4.3'),
      },
      'implicit-form-post': inServer('the ID token', NEW_ANSWER),
      hybrid: inServer('the tokens', NEW_ANSWER),
      'client-credentials': none('No page'),
      'device-authorization': none('No page'),
      'resource-owner-password': none('No page here'),
    },
  },
];

function inServer(what: string, besides = ''): ThreatAnswer {
  return {
    verdict: 'met',
    by: 'Tokens stay on the server',
    more: `The server of the app keeps ${what}; its page has a cookie that script cannot read. A script can still act in the page while it is open.${besides}`,
    spec: browserBasedApps('6.1'),
  };
}
