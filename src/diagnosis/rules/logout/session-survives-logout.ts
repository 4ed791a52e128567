import { parseUrl } from '../../../protocol/http.ts';
import { openid } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration } from '../../words.ts';
import { type Logout, returnOf, serverLogouts } from './logouts.ts';

/**
 * Whether the server logs a person in again without asking, right after a logout.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)
 */
export const sessionSurvivesLogout: Rule = {
  id: 'session_survives_logout',
  topic: 'logout',
  title: 'A logout ends the session at the server',
  spec: openid('OIDC RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout'),
  check: (facts) => serverLogouts(facts).flatMap((logout) => verdictsOn(facts, logout)),
};

interface Silent {
  readonly facts: Facts;
  readonly answer: AuthorizationAnswer;
  readonly at: number;
}

function verdictsOn(facts: Facts, logout: Logout): Verdict[] {
  // A logout that did not come to its end, such as at a page that asks, ends nothing.
  const back = returnOf(facts, logout);
  if (!back)
    return logout.fields.has('post_logout_redirect_uri')
      ? [untold('How the logout ended is not in this trace.')]
      : [];
  const ended = facts.trace.events[back.seq]?.at ?? logout.event.at;
  const next = nextAsk(facts, logout, ended);
  if (!next) return [];
  if (!isSilent(next)) return [held(logout.seq)];
  const elsewhere = next.facts.attempt !== facts.attempt;
  const ask = next.answer.ask;
  return [
    broken(sessionSurvivesLogout, {
      weight: 'warning',
      certainty: 'likely',
      says: `${duration((next.at - ended) / 1000)} after the logout the server gave a code again without asking the user for anything.`,
      because:
        'The session at the server, or at one behind it, still lives: whoever sits down at this browser next is logged in as the user before.',
      evidence: [
        { what: 'logout', actual: 'done', where: 'the way back to the app', seq: back.seq },
        ...(ask
          ? [
              {
                what: 'authorization request',
                actual: 'answered at once',
                where: 'the redirect to the app',
                seq: next.answer.sent?.seq ?? next.answer.seq,
                ...(elsewhere && { attempt: next.facts.attempt }),
              },
            ]
          : []),
      ],
      checkFirst: [
        'Check that the logout request reaches the server in the browser itself, with its cookies, and not from a script or a server.',
        "Look in the server's log whether it ended a session, and which one.",
        'Check whether a second server behind it, such as one of a company, has a session of its own that logs in silently.',
      ],
    }),
  ];
}

/** The first authorization request to the same server after a logout, and its answer. */
function nextAsk(facts: Facts, logout: Logout, ended: number): Silent | undefined {
  const origin = parseUrl(logout.event.message.url)?.origin;
  const asks = [facts, ...facts.others].flatMap((one) =>
    one.answers.flatMap((answer) => {
      const event = answer.ask?.event;
      const after = event !== undefined && event.at > ended && parseUrl(event.message.url)?.origin === origin;
      return after ? [{ facts: one, answer, at: event.at }] : [];
    }),
  );
  return asks.sort((a, b) => a.at - b.at)[0];
}

/** The answer to the very request brings a code: no page lay in between. */
function isSilent({ answer }: Silent): boolean {
  const { ask, sent, fields } = answer;
  return fields.has('code') && ask?.response !== undefined && sent?.seq === ask.response.seq;
}
