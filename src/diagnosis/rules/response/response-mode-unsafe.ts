import { openid, rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { listed } from '../../words.ts';
import { isPartlyLost } from '../refusals.ts';

const rule = {
  id: 'response_mode_unsafe',
  topic: 'authorization response',
  title: 'No token comes in the query of an address',
  spec: openid(
    'OAuth 2.0 Multiple Response Types',
    'oauth-v2-multiple-response-types-1_0',
    '2.1',
    'ResponseModes',
  ),
} as const;

/**
 * Tokens in a query reach the app's server, its logs and the `Referer` header; the fragment does not.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.3.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2)
 */
export const responseModeUnsafe: Rule = {
  ...rule,
  check(facts) {
    const asksForTokens = facts.asks.some(({ fields }) => /token/.test(fields.value('response_type') ?? ''));
    if (asksForTokens && facts.answers.length === 0)
      return [untold('The authorization response is not in this trace.')];
    return facts.answers.flatMap((answer) => checkAnswer(facts, answer));
  },
};

const TOKENS = ['access_token', 'id_token', 'refresh_token'] as const;

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { fields, mode, seq } = answer;
  const tokens = TOKENS.filter((name) => fields.has(name));
  if (tokens.length === 0) {
    const asked = /token/.test(answer.ask?.fields.value('response_type') ?? '');
    const unseen = isPartlyLost(facts, answer);
    return asked && unseen ? [untold('The file does not have the whole of the authorization response.')] : [];
  }
  if (mode !== 'query') return [held(seq)];
  return [
    broken(rule, {
      weight: 'warning',
      says: `${listed(tokens)} came in the query of the callback's address.`,
      because:
        "The query reaches the app's server and its logs, the browser's history and the Referer header: all of them can use the token now.",
      evidence: tokens.map((what) => {
        const field = fields.get(what);
        return {
          what,
          actual: field?.value ?? '',
          where: 'the query of the callback',
          seq: field?.seq ?? seq,
        };
      }),
      checkFirst: [
        'Use response_type=code with PKCE, so that no token comes through the browser.',
        'Until then ask with response_mode=fragment or form_post, and see what at the server sets query.',
      ],
      specs: [
        rule.spec,
        openid(
          'OAuth 2.0 Multiple Response Types',
          'oauth-v2-multiple-response-types-1_0',
          '5',
          'Combinations',
        ),
        rfc(9700, '4.3.2'),
      ],
      supersedes: ['token_in_url'],
    }),
  ];
}
