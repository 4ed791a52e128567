import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { isAnswered, NO_ANSWER } from '../network/answers.ts';
import { firstOfEach, grantRefused, type RefreshUse, refreshHistory } from './history.ts';
import { isReuse } from './refresh-token-reused.ts';

/**
 * Whether the app goes on with a refresh token that the server replaced and still accepts.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const newRefreshTokenIgnored: Rule = {
  id: 'new_refresh_token_ignored',
  topic: 'refresh',
  title: 'A new refresh token takes the place of the old one',
  spec: rfc(6749, '6'),
  check: (facts) => {
    const { uses, replacedBy } = refreshHistory(facts);
    const again = uses.filter((use) => isReuse(facts, use) && !grantRefused(use.call));
    const silent = again.filter(({ call }) => !isAnswered(call));
    const turns = uses.filter(({ token, call }) => token !== undefined && replacedBy(token)?.call === call);
    return [
      ...firstOfEach(again.filter(({ call }) => call.succeeded)).map((use) => verdictOn(facts, use)),
      ...(silent.length > 0 ? [untold(NO_ANSWER)] : []),
      ...(again.length === 0 && turns.length > 0 ? [held(...turns.map(({ call }) => call.seq))] : []),
    ];
  },
};

function verdictOn(facts: Facts, use: RefreshUse): Verdict {
  const turn = refreshHistory(facts).replacedBy(use.token ?? '');
  const fresh = turn?.call.answer.value('refresh_token') ?? '';
  const elsewhere = turn !== undefined && turn.attempt !== facts.attempt;
  return broken(newRefreshTokenIgnored, {
    weight: 'note',
    says: `The app goes on with the refresh token ${shortened(use.token ?? '')} although the server had sent ${shortened(fresh)} in its place; this server still accepts the old one.`,
    because:
      'A client must discard the old token. Once the server enforces rotation, or the old one expires, every refresh fails.',
    evidence: [
      {
        ...{
          what: 'refresh_token',
          expected: fresh,
          actual: use.token ?? '',
          where: "the refresh request's form",
        },
        seq: use.call.seq,
        ...(turn?.call.response && !elsewhere && { expectedSeq: turn.call.response.seq }),
      },
    ],
    checkFirst: ['Store the refresh_token of every token response that has one.'],
  });
}
