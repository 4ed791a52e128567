import { rfc } from '../../protocol/spec.ts';
import { mayRedirectTo } from '../redirect-uri.ts';
import { error, type ServerCheck, verdict } from './check.ts';

/** The parameter is always required, as OIDC Core §3.1.2.1 has it, even where only one URI is registered. */
export const redirectUriRegistered: ServerCheck = {
  id: 'redirect_uri_registered',
  title: 'The redirect_uri is one that the client registered',
  spec: rfc(9700, '4.1.3'),
  run: ({ client, value, server }) => {
    const uri = value('redirect_uri');
    const passed = client !== undefined && uri !== undefined && mayRedirectTo(uri, client, server.policy);
    const problem = uri === undefined ? 'is missing' : 'is not registered for this client';
    const registered = client?.redirect_uris.join(' or ') || 'a registered URI';
    return verdict(passed, registered, uri, error('invalid_request', `The redirect_uri ${problem}`));
  },
};
