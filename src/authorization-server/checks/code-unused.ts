import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

/**
 * Judged after client, redirect_uri and verifier, so that only a second *valid* request counts as reuse and revokes what the first
 * one got. Whoever merely saw the code can neither use it up nor take the user's tokens away.
 * @see [OAuth 2.1 draft, section 4.1.3](https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-4.1.3)
 */
export const codeUnused: ServerCheck = {
  id: 'code_unused',
  title: 'The code is used for the first time',
  spec: rfc(6749, '4.1.2'),
  run: ({ code, server }) => {
    if (!server.policy.singleUseCodes) return undefined;
    const usedAt = code?.usedAt;
    const actual = usedAt === undefined ? code?.value : `used at ${moment(usedAt)}`;
    const refusal = error('invalid_grant', 'The code was used before; what it gave is revoked');
    return verdict(usedAt === undefined, 'a code not used before', actual, refusal);
  },
};
