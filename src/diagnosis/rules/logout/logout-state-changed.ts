import { openid } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { type Logout, returnOf, serverLogouts } from './logouts.ts';

/**
 * Whether the `state` of a logout request comes back as it was.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 3](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RedirectionAfterLogout)
 */
export const logoutStateChanged: Rule = {
  id: 'logout_state_changed',
  topic: 'logout',
  title: 'The state of a logout comes back unchanged',
  spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '3', 'RedirectionAfterLogout'),
  check: (facts) => serverLogouts(facts).flatMap((logout) => verdictsOn(facts, logout)),
};

function verdictsOn(facts: Facts, logout: Logout): Verdict[] {
  const sent = logout.fields.get('state');
  if (!sent) return [];
  const back = returnOf(facts, logout);
  if (!back) return [untold('The way back to the app is not in this trace.')];
  const came = back.url.searchParams.get('state');
  if (came === sent.value) return [held(logout.seq, back.seq)];
  if (
    !comparable(facts, sent) ||
    (came !== null && !comparable(facts, { ...sent, value: came, seq: back.seq }))
  )
    return [untold(takenOut)];
  const failed = appFailure(facts, back.url);
  return [
    broken(logoutStateChanged, {
      weight: came === null ? 'note' : failed === undefined ? 'warning' : 'error',
      says:
        came === null
          ? 'The server does not bring back the state of the logout request.'
          : `The logout request sent the state ${shortened(sent.value)}, and ${shortened(came)} came back.`,
      because: 'The app knows by the state which logout it was, and that it was its own.',
      evidence: [
        {
          ...{
            what: 'state',
            expected: sent.value,
            actual: came ?? 'not sent',
            where: 'the redirect to the app',
          },
          ...{ seq: back.seq, expectedSeq: sent.seq },
        },
      ],
      checkFirst: [
        'Check what rewrites the address between server and app: a proxy, a page that logs out several apps.',
        'Check that two tabs did not log out at the same time.',
      ],
      explains: failed === undefined ? [] : [failed],
    }),
  ];
}

/** The app's own error page at the address to which the browser came back. */
function appFailure(facts: Facts, url: URL): number | undefined {
  const event = facts.trace.events.find(
    (one) => one.kind === 'request' && one.from === 'browser' && one.message.url === url.href,
  );
  const response = event && facts.model.responseOf(event);
  return response && response.message.status >= 400 ? response.seq : undefined;
}
