import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { shortened } from '../../words.ts';

/**
 * Whether an access token comes through the browser.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.1.2](https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2)
 */
export const implicitAccessToken: Rule = {
  id: 'implicit_access_token',
  topic: 'practice',
  title: 'Access tokens do not come through the browser',
  spec: rfc(9700, '2.1.2'),
  check: ({ answers, asks }) => {
    const brought = answers.find(({ fields }) => fields.has('access_token'));
    const token = brought?.fields.get('access_token');
    if (token)
      return [
        broken(implicitAccessToken, {
          weight: 'note',
          says: `The authorization response itself brings the access token ${shortened(token.value)}.`,
          because:
            'It passes through the browser, where scripts, the history and extensions may read it, and nothing binds it to this app.',
          evidence: [
            {
              what: 'access_token',
              expected: 'a code',
              actual: token.value,
              where: token.where,
              seq: token.seq,
            },
          ],
          checkFirst: ['Use the code flow with PKCE: response_type=code. It works in a browser too.'],
        }),
      ];
    const ask = asks.find(({ fields }) => fields.value('response_type')?.split(' ').includes('token'));
    if (ask && answers.length === 0) return [untold('The authorization response is not in this trace.')];
    return answers[0] ? [held(answers[0].seq)] : [];
  },
};
