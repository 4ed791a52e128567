import { rfc } from '../../protocol/spec.ts';
import { error, moment, type ServerCheck, verdict } from './check.ts';

/** Two parties hold a token that rotation has spent, and the server cannot tell which is the thief: both lose the family. */
export const refreshTokenUnused: ServerCheck = {
  id: 'refresh_token_unused',
  title: 'The refresh token is the latest of its family',
  spec: rfc(9700, '4.14.2'),
  run: ({ refreshToken }) => {
    const usedAt = refreshToken?.usedAt;
    const actual = usedAt === undefined ? refreshToken?.value : `spent at ${moment(usedAt)}`;
    const refusal = error('invalid_grant', 'The refresh token was used before');
    return verdict(usedAt === undefined, 'a refresh token not used before', actual, refusal);
  },
};
