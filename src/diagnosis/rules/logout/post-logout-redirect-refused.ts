import { openid } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { isRefused, isSilent, type Logout, NO_ANSWER, pageText, returnOf, serverLogouts } from './logouts.ts';

/**
 * Whether the server sends the browser back to the address that a logout names.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 3](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RedirectionAfterLogout)
 */
export const postLogoutRedirectRefused: Rule = {
  id: 'post_logout_redirect_refused',
  topic: 'logout',
  title: 'After a logout the browser comes back to the app',
  spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '3', 'RedirectionAfterLogout'),
  check: (facts) => serverLogouts(facts).flatMap((logout) => verdictsOn(facts, logout)),
};

function verdictsOn(facts: Facts, logout: Logout): Verdict[] {
  const field = logout.fields.get('post_logout_redirect_uri');
  if (!field) return [];
  const back = returnOf(facts, logout);
  if (back) return [held(logout.seq, back.seq)];
  if (isSilent(logout)) return [untold(NO_ANSWER)];
  // Without a hint, that it is missing is the better guess.
  if (!isRefused(logout) || (!logout.fields.has('id_token_hint') && !logout.fields.has('client_id')))
    return [];
  const { response } = logout;
  const named = /post_?logout|redirect/i.test(pageText(logout));
  const seq = response?.seq ?? logout.seq;
  return [
    broken(postLogoutRedirectRefused, {
      certainty: named ? 'likely' : 'unknown',
      says: `The server refused the logout with status ${response?.message.status}${named ? ` and does not accept ${field.value} as the place to return to` : ''}.`,
      because:
        'A server only sends the browser to addresses that are registered for logout; they are a list of their own beside the redirect URIs of the login.',
      evidence: [
        { what: 'post_logout_redirect_uri', actual: field.value, where: field.where, seq: field.seq },
        { what: 'status', actual: String(response?.message.status ?? 0), where: "the server's answer", seq },
      ],
      checkFirst: [
        'Register this exact address for logout: scheme, host, path and slash at the end.',
        'Check that it is in the list for logout and not only among the redirect URIs.',
        'Check that the client_id or the ID token belongs to the client where it is registered.',
      ],
      explains: [seq],
    }),
  ];
}
