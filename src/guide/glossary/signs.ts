import type { Place } from '../../protocol/dictionary/index.ts';
import type { Channel } from '../../protocol/parties.ts';
import type { Named, TraceEvent } from '../../trace/index.ts';

/** How one sees in an event that it is about a term which no message carries by name. */
type Sign =
  | { readonly names: readonly string[] }
  | { readonly word: string; readonly of: string }
  | { readonly places: readonly Place[] }
  | { readonly channel: Channel }
  | { readonly action: string };

const names = (...of: string[]): Sign => ({ names: of });
const word = (one: string, of: string): Sign => ({ word: one, of });
const places = (...of: Place[]): Sign => ({ places: of });

const DEVICE = word('urn:ietf:params:oauth:grant-type:device_code', 'grant_type');
const CODE = word('authorization_code', 'grant_type');

/** Terms, tokens and grants by their ids. */
export const SIGNS: Readonly<Record<string, Sign>> = {
  'token.access-token': names('access_token'),
  'token.id-token': names('id_token', 'id_token_hint'),
  'token.refresh-token': names('refresh_token'),
  'token.authorization-code': names('code'),
  'token.device-code': names('device_code'),
  'token.user-code': names('user_code'),
  'token.client-assertion': names('client_assertion'),
  'token.dpop-proof': names('DPoP'),
  'token.jwt': names('id_token', 'access_token', 'client_assertion'),
  'token.bearer-token': names('Bearer'),
  'token.sender-constrained-token': names('cnf'),
  'grant.authorization-code-flow': CODE,
  'grant.authorization-code-with-pkce': names('code_verifier'),
  'grant.refresh-token-grant': word('refresh_token', 'grant_type'),
  'grant.client-credentials': word('client_credentials', 'grant_type'),
  'grant.device-authorization': DEVICE,
  'grant.resource-owner-password-credentials': word('password', 'grant_type'),
  'grant.response-type': names('response_type'),
  'grant.grant-type': names('grant_type'),
  'term.client-authentication': names('Basic', 'client_secret', 'client_assertion'),
  'term.redirect-uri': names('redirect_uri'),
  'term.front-channel': { channel: 'front' },
  'term.back-channel': { channel: 'back' },
  'term.authorization-endpoint': places('authorization request'),
  'term.token-endpoint': places('token request'),
  'term.code-exchange': CODE,
  'term.state': names('state'),
  'term.nonce': names('nonce'),
  'term.pkce': names('code_challenge', 'code_verifier'),
  'term.code-verifier': names('code_verifier'),
  'term.code-challenge': names('code_challenge'),
  'term.form-post': word('form_post', 'response_mode'),
  'term.par': places('pushed authorization request'),
  'term.dpop': names('DPoP', 'cnf', 'dpop_jkt'),
  'term.scope': names('scope'),
  'term.audience': names('audience', 'resource', 'aud'),
  'term.consent': { action: 'consent' },
  'term.offline-access': word('offline_access', 'scope'),
  'term.polling': DEVICE,
  'term.issuer': names('iss', 'issuer'),
  'term.jwks': places('jwks'),
  'term.introspection': places('introspection request', 'introspection response'),
  'term.revocation': places('revocation request'),
  'term.session': names('__Host-session'),
  'term.silent-authentication': word('none', 'prompt'),
  'term.logout': places('logout request', 'logout response'),
  'term.userinfo': places('userinfo'),
};

/** What shows a term; both texts are empty where that is no name. */
type Shown = Pick<Named, 'name' | 'value'>;

const nameless: Shown = { name: '', value: '' };

/** The ids of the terms that an event shows, with what shows them. */
export function termsIn(
  event: TraceEvent,
  named: readonly Named[],
): readonly (Shown & { readonly id: string })[] {
  return Object.entries(SIGNS).flatMap(([id, sign]) => {
    const shown = shownBy(sign, event, named);
    return shown ? [{ id, name: shown.name, value: shown.value }] : [];
  });
}

function shownBy(sign: Sign, event: TraceEvent, named: readonly Named[]): Shown | undefined {
  if ('channel' in sign) return 'channel' in event && event.channel === sign.channel ? nameless : undefined;
  if ('action' in sign) return event.kind === 'action' && event.name === sign.action ? nameless : undefined;
  if ('places' in sign) return named.some(({ place }) => sign.places.includes(place)) ? nameless : undefined;
  const shows = ({ name, wordOf }: Named) =>
    'word' in sign
      ? wordOf === sign.of && name === sign.word
      : wordOf === undefined && sign.names.some((one) => one.toLowerCase() === name.toLowerCase());
  return named.find(shows);
}
