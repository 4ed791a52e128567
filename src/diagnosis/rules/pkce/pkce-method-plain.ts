import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { behindReference } from '../redemption.ts';

const rule = {
  id: 'pkce_method_plain',
  topic: 'PKCE',
  title: 'PKCE uses S256',
  spec: rfc(9700, '2.1.1'),
} as const;

/**
 * With `plain`, who reads the authorization request knows the verifier.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.1.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1)
 */
export const pkceMethodPlain: Rule = {
  ...rule,
  check: ({ asks }) =>
    asks.flatMap(({ fields, opaque, seq }) => {
      if (!fields.has('code_challenge')) return opaque ? [untold(behindReference)] : [];
      const method = fields.value('code_challenge_method');
      if (method !== undefined && method !== 'plain') return [held(seq)];
      const how = method === undefined ? 'leaves out code_challenge_method, which means plain' : 'uses plain';
      return [
        broken(rule, {
          weight: 'note',
          says: `The authorization request ${how}: the challenge is the verifier itself.`,
          because:
            'Who reads the request (a log, the history, another app) can redeem the code as well as the app can.',
          evidence: [
            {
              ...{ what: 'code_challenge_method', expected: 'S256', where: 'the authorization request', seq },
              ...(method !== undefined && { actual: method }),
            },
          ],
          checkFirst: [
            'Send the SHA-256 of the verifier and code_challenge_method=S256; every app that can hash can do so.',
          ],
          specs: [rule.spec, rfc(7636, '7.2')],
        }),
      ];
    }),
};
