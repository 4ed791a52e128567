import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_BODY, refused } from '../network/answers.ts';
import { type RefreshUse, refreshHistory } from './history.ts';

/**
 * Whether a refresh carries the refresh token.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const refreshTokenMissing: Rule = {
  id: 'refresh_token_missing',
  topic: 'refresh',
  title: 'A refresh request carries a refresh_token',
  spec: rfc(6749, '6'),
  check: (facts) => {
    const hidden = facts.trace.flow === 'refresh' && facts.tokenCalls.some(({ lacksBody }) => lacksBody);
    return [
      ...refreshHistory(facts).uses.flatMap((use) => verdictOn(facts, use)),
      ...(hidden ? [untold(NO_BODY)] : []),
    ];
  },
};

/** What a program writes where it has no value. */
const EMPTY: ReadonlySet<string> = new Set(['', 'undefined', 'null', 'None', 'nil', '[object Object]']);

function verdictOn(facts: Facts, { call }: RefreshUse): Verdict[] {
  if (call.lacksBody) return [];
  const field = call.fields.get('refresh_token');
  if (field && !EMPTY.has(field.value)) return [held(call.seq)];
  // Some servers take the refresh token from a cookie.
  if (call.succeeded || (!refused(call) && isAnswered(call))) return [];
  const sent =
    field?.value === ''
      ? 'an empty refresh_token'
      : `the text ${quoted(field?.value ?? '')} as refresh_token`;
  const carries = field ? sent : 'no refresh_token';
  const came = facts.tokenCalls.some(({ seq, answer }) => seq < call.seq && answer.has('refresh_token'));
  return [
    broken(refreshTokenMissing, {
      certainty: refused(call) ? 'proved' : 'likely',
      says: `The refresh request carries ${carries}${refused(call) ? `; the server answered ${errorInWords(call)}` : ''}.`,
      because: came
        ? 'A refresh token did come before; the app does not have it any more, or does not find it.'
        : 'Without a refresh token the server does not know what to renew, and no answer in this trace brought one.',
      evidence: [
        {
          what: 'refresh_token',
          expected: 'the latest refresh token',
          actual: field?.value ?? 'not sent',
          where: "the refresh request's form",
          seq: call.seq,
        },
        ...(refused(call) ? [errorRow(call)] : []),
      ],
      checkFirst: [
        ...(came
          ? ['Check where the app keeps the refresh_token, and whether an answer without one overwrites it.']
          : [
              'Check whether the login asked for what brings a refresh token: the offline_access scope, access_type=offline, or a setting of the client.',
            ]),
        'Do not start a refresh when no refresh token is at hand.',
      ],
      explains: answerSeqs(call),
      supersedes: ['offline_access_missing'],
      fault: { message: 'refresh request', field: 'refresh_token' },
    }),
  ];
}
