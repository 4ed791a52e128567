import { openid } from '../../protocol/spec.ts';
import { clientOfLogout } from '../logout.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** Else the logout page would be an open redirector. */
export const postLogoutRedirectUriRegistered: ServerCheck = {
  id: 'post_logout_redirect_uri_registered',
  title: 'The post_logout_redirect_uri is one that the client registered',
  spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '3', 'RedirectionAfterLogout'),
  run: (context) => {
    const uri = context.value('post_logout_redirect_uri');
    if (uri === undefined) return undefined;
    const client = clientOfLogout(context);
    const registered = client?.post_logout_redirect_uris ?? [];
    const expected = client
      ? registered.join(' or ') || 'none registered'
      : 'a client_id or id_token_hint with it';
    const refusal = error(
      'invalid_request',
      'The post_logout_redirect_uri is not registered for this client',
    );
    return verdict(registered.includes(uri), expected, uri, refusal);
  },
};
