import { mishapOption } from '../kit/mishap.ts';
import { clientAuthentication, dpop, refresh, rotation } from '../kit/party-options.ts';
import { audience, scope } from '../kit/request-options.ts';

/** What a person can set before the walk. */
export const options = [
  ...[clientAuthentication, dpop],
  ...[scope, audience],
  rotation,
  refresh,
  mishapOption([
    ...(['wrong password', 'unknown user', 'wrong client secret', 'assertion expires'] as const),
    ...(['access token expires', 'old refresh token'] as const),
  ]),
] as const;
