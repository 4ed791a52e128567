import { rfc } from '../../protocol/spec.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const redirectUriSameAsAuthorized: ServerCheck = {
  id: 'redirect_uri_same_as_authorized',
  title: 'The redirect_uri is the one that the code was sent to',
  spec: rfc(6749, '4.1.3'),
  run: ({ code, value, server }) => {
    if (!server.policy.bindCodeToRedirectUri) return undefined;
    const uri = value('redirect_uri');
    const refusal =
      uri === undefined
        ? error('invalid_request', 'The redirect_uri is missing')
        : error('invalid_grant', 'The redirect_uri is not the one of the authorization request');
    return verdict(uri === code?.redirectUri, code?.redirectUri ?? 'a redirect_uri', uri, refusal);
  },
};
