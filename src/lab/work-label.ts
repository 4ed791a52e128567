import type { Party } from '../protocol/parties.ts';

/** What a server does with a request, in words. */
const WORK: Readonly<Record<string, string>> = {
  'GET /authorize': 'Checks the authorization request',
  'GET /login': 'Prepares the login page',
  'POST /login': 'Checks who signs in',
  'GET /consent': 'Prepares the consent page',
  'POST /consent': 'Records the decision',
  'POST /oauth/par': 'Checks the pushed request',
  'POST /oauth/token': 'Checks the token request',
  'POST /oauth/device/code': 'Checks the device’s request',
  'GET /activate': 'Prepares the page for the user code',
  'POST /activate': 'Checks the user code',
  'GET /userinfo': 'Checks the access token',
  'POST /oauth/revoke': 'Checks the revocation request',
  'POST /oauth/introspect': 'Looks the token up',
  'GET /oidc/logout': 'Ends the session',
};

/** What a party does with a request of this name, such as `POST /oauth/token`, in words. */
export function workLabel(party: Party, name: string): string {
  return party === 'api' ? 'Checks the access token' : (WORK[name] ?? 'Checks the request');
}
