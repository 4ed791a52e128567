import { oauth21, rfc } from '../../../protocol/spec.ts';
import type { SeenToken } from '../../facts/facts.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { duration } from '../../words.ts';

const DAY = 86_400;

/**
 * Whether access tokens live for more than a day.
 * @see [RFC 6750 - Bearer Token Usage, section 5.3](https://www.rfc-editor.org/rfc/rfc6750#section-5.3)
 */
export const longLivedAccessToken: Rule = {
  id: 'long_lived_access_token',
  topic: 'practice',
  title: 'Access tokens live for a day at most',
  spec: rfc(6750, '5.3'),
  check: ({ tokens }) => {
    const access = tokens.filter(({ kind }) => kind === 'access_token');
    const lifetimes = access.map((token) => ({ token, seconds: lifetimeOf(token) }));
    const long = lifetimes.find(({ seconds }) => seconds !== undefined && seconds > DAY);
    if (long?.seconds !== undefined)
      return [
        broken(longLivedAccessToken, {
          weight: 'note',
          says: `The access token lives for ${duration(long.seconds)}.`,
          because:
            'A bearer token works for whoever has it, and mostly cannot be called back. RFC 6750 advises one hour or less.',
          evidence: [
            {
              what: 'lifetime',
              expected: 'one hour or less',
              actual: duration(long.seconds),
              where: long.token.where,
              seq: long.token.seq,
            },
          ],
          checkFirst: ['Shorten the lifetime of access tokens at the server, and let the app refresh them.'],
          specs: [rfc(6750, '5.3'), oauth21('7.1.3.5')],
        }),
      ];
    const short = lifetimes.find(({ seconds }) => seconds !== undefined);
    if (short) return [held(short.token.seq)];
    return access.length > 0
      ? [untold('Neither the answer nor the token says how long the access token lives.')]
      : [];
  },
};

/** By the answer that brought it; else by its own claims. */
function lifetimeOf({ call, authorization, jwt }: SeenToken): number | undefined {
  const told = call?.answer.value('expires_in') ?? authorization?.fields.value('expires_in');
  if (told !== undefined && /^\d{1,12}$/.test(told)) return Number(told);
  const { exp, iat } = jwt?.claims ?? {};
  return typeof exp === 'number' && typeof iat === 'number' ? exp - iat : undefined;
}
