import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { refreshHistory } from '../refresh/history.ts';

/**
 * Whether a public client's refresh tokens are replaced at each use, or bound to a key.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.14.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2)
 */
export const noRefreshRotation: Rule = {
  id: 'no_refresh_rotation',
  topic: 'practice',
  title: "A public client's refresh tokens are rotated or bound to a key",
  spec: rfc(9700, '4.14.2'),
  check: (facts) => {
    const { uses } = refreshHistory(facts);
    const done = uses.filter(
      ({ call, token }) => call.succeeded && token !== undefined && call.authentication.length === 0,
    );
    const [first] = done;
    if (!first) return [];
    // A certificate of the client's, or a header that the file leaves out, would not show.
    if (done.some(({ call }) => call.lacksAuthorization))
      return [
        untold('This file leaves out Authorization headers, so nobody can see whether the client is public.'),
      ];
    const bound = first.call.answer.value('token_type')?.toLowerCase() === 'dpop';
    const fresh = first.call.answer.value('refresh_token');
    if (bound || (fresh !== undefined && fresh !== first.token)) return [held(first.call.seq)];
    return [
      broken(noRefreshRotation, {
        weight: 'note',
        certainty: 'likely',
        says: `The refresh of a public client brings no new refresh token; ${shortened(first.token ?? '')} goes on to count.`,
        because:
          'A copy of the token works until it ends, and nobody notices: rotation would show a second user of it.',
        evidence: [
          {
            what: 'refresh_token',
            expected: 'a new one',
            actual: fresh === undefined ? 'none in the answer' : fresh,
            where: 'the token response',
            seq: first.call.response?.seq ?? first.call.seq,
          },
        ],
        checkFirst: [
          'Switch refresh token rotation on for this client at the server, or bind its tokens with DPoP.',
        ],
      }),
    ];
  },
};
