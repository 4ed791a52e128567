import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { type Issued, issued, refusalsByApp, unseenIdToken } from './claims.ts';
import { oncePerKind } from './issuer-mismatch.ts';

/** ID tokens are signed as the server's metadata says, and by no secret where the client has none. */
export const algorithmUnexpected: Rule = {
  id: 'algorithm_unexpected',
  topic: 'tokens',
  title: 'The ID token is signed with an algorithm that the server announces',
  spec: rfc(8725, '3.1'),
  check: (facts) => {
    const verdicts = issued(facts, 'id_token').flatMap((token) => judge(facts, token));
    if (verdicts.length === 0 && unseenIdToken(facts))
      return [untold('The token response with the ID token is not in this trace.')];
    return oncePerKind(verdicts);
  },
};

function judge(facts: Facts, token: Issued): Verdict[] {
  const { alg } = token.jwt.header;
  const list = facts.metadata?.members.id_token_signing_alg_values_supported;
  const supported = Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  if (typeof alg !== 'string' || /^none$/i.test(alg)) return [];
  const symmetric = /^HS\d/.test(alg);
  const { call } = token;
  const isPublic =
    call !== undefined && !call.lacksAuthorization && !call.lacksBody && call.authentication.length === 0;
  const unlisted = supported.length > 0 && !supported.includes(alg);
  if (!unlisted && !(symmetric && isPublic)) {
    const hidden = symmetric && call !== undefined && (call.lacksAuthorization || call.lacksBody);
    return [
      hidden
        ? untold('Whether the client has a secret cannot be seen: the token request is not whole.')
        : held(token.seq),
    ];
  }
  return [
    broken(algorithmUnexpected, {
      ...{ weight: unlisted ? 'error' : 'warning', certainty: unlisted ? 'proved' : 'likely' },
      explains: refusalsByApp(token),
      says: unlisted
        ? `The ID token is signed with ${alg}; the server's metadata lists ${supported.join(', ')}.`
        : `The ID token is signed with ${alg}, that is with a secret, but the client shows none.`,
      because: unlisted
        ? 'A receiver must take only algorithms that it expects; another one may be an attempt to have it check with the wrong key.'
        : 'With HMAC whoever can verify can also forge, and a public client has no secret to verify with.',
      evidence: [
        {
          ...{
            what: 'alg',
            expected: unlisted ? supported.join(' ') : 'RS256, ES256 or another with a key pair',
            actual: alg,
          },
          ...{ where: 'the header of the ID token', seq: token.seq },
          ...(unlisted && facts.metadata && { expectedSeq: facts.metadata.seq }),
        },
      ],
      checkFirst: [
        "Look at the client's registration: id_token_signed_response_alg.",
        'Name the expected algorithm in the configuration of the library.',
      ],
    }),
  ];
}
