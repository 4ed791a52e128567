import { header } from '../../../protocol/http.ts';
import { cookies, oidcCore } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { everyAttempt } from '../redemption.ts';
import { wentThrough } from '../refusals.ts';
import { cookieNames, cookiesFor, type SetCookie, showsCookies } from './set-cookies.ts';
import { interactionRefusal, interactiveAfter, loggedInBefore } from './silent.ts';

const rule = {
  id: 'third_party_cookie_blocked',
  topic: 'authorization response',
  title: "The server's session cookie goes along with a silent request in a frame",
  spec: cookies('7.1'),
} as const;

/**
 * In a frame of another site the server's cookies are third-party cookies, and browsers hold them back.
 * @see [RFC 6265bis, section 7.1](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-7.1)
 */
export const thirdPartyCookieBlocked: Rule = {
  ...rule,
  check: (facts) => facts.asks.flatMap((ask) => checkAsk(facts, ask)),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const destination = header(ask.event.message, 'sec-fetch-dest');
  const framed = destination === undefined || destination === 'iframe' || destination === 'frame';
  if (ask.fields.value('prompt') !== 'none' || !framed) return [];
  if (wentThrough(facts, ask)) return [held(ask.seq)];
  const refusal = interactionRefusal(facts, ask);
  if (!refusal || !loggedInBefore(facts, ask)) return [];
  if (!showsCookies(facts, ask.event))
    return [untold('Whether the browser sent the session cookie cannot be seen: the file has no cookies.')];
  if (cookieNames(ask.event).size > 0) return [held(ask.seq)];
  const set = setBefore(facts, ask);
  if (set.length === 0 && destination === undefined) return [];
  const kept = set.filter(({ sameSite }) => sameSite !== 'none');
  const followed = interactiveAfter(facts, ask);
  return [
    broken(rule, {
      weight: followed ? 'note' : 'error',
      certainty: 'likely',
      says: `The silent request reached the server without any cookie, though the user had logged in there before${kept.length > 0 ? `; ${listed(kept.slice(0, 4).map(({ name }) => name))} ${kept.length > 1 ? 'are' : 'is'} not SameSite=None` : ''}.`,
      because: `The request runs in a hidden frame of another site. Browsers hold back third-party cookies there, so the server sees no session and answers ${refusal.code ?? 'with an error'}.`,
      evidence: [
        {
          ...{ what: 'Cookie', where: 'the silent authorization request', seq: ask.seq },
          ...(set.length > 0 && { expected: set.map(({ name }) => name).join('; ') }),
        },
        { what: 'error', actual: refusal.code ?? '', where: refusal.where, seq: refusal.seq },
      ],
      checkFirst: [
        'Do not rely on a frame: renew by a refresh token, or by a redirect of the whole page.',
        'Serve the authorization server from a host below the same site as the app; then its cookies are no third-party ones.',
        ...(kept.length > 0
          ? ['Set the session cookie with SameSite=None; Secure, if the server must work in frames.']
          : []),
      ],
      isNot: 'The session has not ended: in a tab of its own the server would still know the user.',
      explains: followed ? [] : [refusal.seq, ...refusal.seqs],
      specs: [rule.spec, oidcCore('3.1.2.6', 'AuthError')],
    }),
  ];
}

/** What the server had set, in this attempt or in an earlier one. */
function setBefore(facts: Facts, { event, seq }: AuthorizationAsk): readonly SetCookie[] {
  return everyAttempt(facts).flatMap((one) => {
    const first = one.trace.events[0]?.at ?? 0;
    if (one !== facts && first >= event.at) return [];
    const before = one === facts ? seq : Number.POSITIVE_INFINITY;
    return cookiesFor(one, event.message.url, before);
  });
}
