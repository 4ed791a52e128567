import { openid } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { isRefused, isSilent, type Logout, NO_ANSWER, returnOf, serverLogouts } from './logouts.ts';

/**
 * Whether a logout that wants to come back says whose session it ends.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)
 */
export const idTokenHintMissing: Rule = {
  id: 'id_token_hint_missing',
  topic: 'logout',
  title: 'A logout request carries id_token_hint or client_id',
  spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
  check: (facts) => serverLogouts(facts).flatMap((logout) => verdictsOn(facts, logout)),
};

function verdictsOn(facts: Facts, logout: Logout): Verdict[] {
  const { fields, event, response } = logout;
  if (!fields.has('post_logout_redirect_uri'))
    return event.lacks?.includes('body') ? [untold("The logout request's body is not in this trace.")] : [];
  if (fields.has('id_token_hint') || fields.has('client_id')) return [held(logout.seq)];
  if (returnOf(facts, logout)) return [];
  if (isSilent(logout)) return [untold(NO_ANSWER)];
  const refused = isRefused(logout);
  const asks = response?.message.status === 200;
  if (!refused && !asks) return [];
  const seq = response?.seq ?? logout.seq;
  return [
    broken(idTokenHintMissing, {
      weight: refused ? 'error' : 'note',
      certainty: 'likely',
      says: `The logout request carries neither id_token_hint nor client_id; the server ${refused ? `refused it with status ${response?.message.status}` : 'shows a page and does not send the browser back'}.`,
      because:
        'Without one of them the server does not know for which client to check post_logout_redirect_uri, and asks the user whether the logout is meant.',
      evidence: [
        {
          what: 'id_token_hint',
          expected: 'the ID token of the session',
          actual: 'not sent',
          where: 'the logout request',
          seq: logout.seq,
        },
        { what: 'status', actual: String(response?.message.status ?? 0), where: "the server's answer", seq },
      ],
      checkFirst: [
        'Send the ID token of the session as id_token_hint; keep it for that, also after a refresh.',
        'Send client_id where no ID token is at hand.',
      ],
      explains: refused ? [seq] : [],
    }),
  ];
}
