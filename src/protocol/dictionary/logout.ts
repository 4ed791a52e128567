import { openid } from '../spec.ts';
import { entriesOf } from './entry.ts';

const document = 'openid-connect-rpinitiated-1_0';
const spec = openid('OIDC RP-Initiated Logout', document, '2', 'RPLogout');
const optional = { spec, need: 'optional' } as const;

/** The page that asks whether to log out carries the request on in its form. */
const carried = entriesOf(['logout request', 'form'], 'app', {
  id_token_hint: {
    what: 'An ID token of the session to end. The server should accept it even after it has expired, if the session is or was lately alive.',
    without: 'The server must ask the user: another site could have sent the browser here.',
    spec,
    need: 'recommended',
  },
  logout_hint: {
    what: 'Who is signing out, such as an e-mail address. It helps the server and proves nothing.',
    ...optional,
  },
  client_id: {
    what: 'Names the app, mostly where there is no id_token_hint. With one, both must name the same app.',
    ...optional,
  },
  post_logout_redirect_uri: {
    what: 'Where the browser should go afterwards. It must equal a registered URI, and the server must know that the app really asks.',
    without: 'The user ends on a page of the authorization server.',
    ...optional,
  },
});

const request = entriesOf(['logout request'], 'app', {
  state: {
    what: 'A value that the app gets back unchanged at post_logout_redirect_uri.',
    ...optional,
  },
  ui_locales: {
    what: "The user's preferred languages for the server's pages, best first.",
    ...optional,
  },
});

const response = entriesOf(['logout response'], 'authorization-server', {
  state: {
    what: "The logout request's state, unchanged. The app can tell by it which logout this ends.",
    spec: openid('OIDC RP-Initiated Logout', document, '3', 'RedirectionAfterLogout'),
    need: 'optional',
  },
});

export const logout = [...carried, ...request, ...response];
