import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed, quoted, shortened } from '../../words.ts';
import { audiences } from '../tokens/claims.ts';
import { answeredCall, jwtOf, type RefusedCall, refusedCalls } from './refused-call.ts';

/** /userinfo takes the token that it gets. */
export const userinfoRefused: Rule = {
  id: 'userinfo_refused',
  topic: 'API',
  title: '/userinfo takes the token that it gets',
  spec: oidcCore('5.3.3', 'UserInfoError'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts, 'userinfo');
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge({ metadata, issuers }: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const { to, token, challenge, lacksAuthorization, event } = call;
  if (to !== 'userinfo') return [];
  if (!token) return lacksAuthorization ? [untold('The token that /userinfo got is not in this trace.')] : [];
  const given = audiences(jwtOf(call)?.claims ?? {});
  const own = [event.message.url, metadata?.issuer, ...issuers.map(({ value }) => value)];
  const host = (value: string | undefined) => (value && URL.canParse(value) ? new URL(value).host : value);
  const hosts = new Set(own.map(host));
  const forApi = given.length > 0 && !given.some((aud) => hosts.has(host(aud)));
  const described = challenge.value('error_description');
  return [
    broken(userinfoRefused, {
      ...{ weight, explains, certainty: forApi ? 'likely' : 'unknown' },
      says: forApi
        ? `The access token is made out to ${listed(given)} only, and /userinfo refuses it.`
        : `/userinfo refuses the token ${shortened(token.value)} with ${row.actual}${described ? `: ${quoted(described)}` : ''}.`,
      because: forApi
        ? "A token for an API need not open the server's own /userinfo."
        : 'Nothing in this trace shows a fault of the token.',
      evidence: [row, { what: 'access_token', actual: token.value, where: token.where, seq: token.seq }],
      checkFirst: [
        'Call /userinfo of the server that issued the token, with a token that was asked for with openid.',
        'Take the claims from the ID token if it has them.',
        'Look whether the token was revoked, or the session ended.',
      ],
    }),
  ];
}
