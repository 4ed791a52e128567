import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted, shortened } from '../../words.ts';
import { answeredCall, type RefusedCall, refusedCalls, targetWords } from './refused-call.ts';

/** The API takes the token that it gets. */
export const apiRefusedValidToken: Rule = {
  id: 'api_refused_valid_token',
  topic: 'API',
  title: 'The API takes the token that it gets',
  spec: rfc(6750, '3.1'),
  check: (facts) => {
    const verdicts = refusedCalls(facts).flatMap((refused) => judge(facts, refused));
    const good = answeredCall(facts, 'api');
    return verdicts.length === 0 && good ? [held(good.seq)] : verdicts;
  },
};

function judge(_: Facts, { call, explains, weight, row }: RefusedCall): Verdict[] {
  const { to, token, challenge, status, lacksAuthorization } = call;
  if (to !== 'api') return [];
  if (!token) return lacksAuthorization ? [untold('The token that the API got is not in this trace.')] : [];
  const described = challenge.value('error_description');
  // Without a challenge of OAuth, 403 is the API's own business: what this user may do.
  const own = status === 403 && !challenge.has('error');
  const words = own ? 'forbids a call with the token' : 'refuses the token';
  return [
    broken(apiRefusedValidToken, {
      ...{ weight: own ? 'note' : weight, explains: own ? [] : explains, certainty: 'unknown' },
      says: `${targetWords(call)} ${words} ${shortened(token.value)} with ${row.actual}${described ? `: ${quoted(described)}` : ''}.`,
      because: 'Nothing in this trace shows a fault of the token; what the API expects is not in the trace.',
      evidence: [row, { what: 'access_token', actual: token.value, where: token.where, seq: token.seq }],
      checkFirst: own
        ? ['Look in the API whether this user or client may do this.']
        : [
            "Read the API's log for this moment: libraries write there which check failed.",
            "Compare issuer, audience and key set in the API's configuration with the token's claims.",
            'Ask the introspection endpoint whether the token is still active.',
            "Compare the API's clock with the server's.",
          ],
    }),
  ];
}
