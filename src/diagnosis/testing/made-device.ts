import { postForm } from '../../protocol/http.ts';
import type { Trace, TraceLack } from '../../trace/index.ts';
import { as, back, type Given, json, type Made, madeTrace, type Reply, token } from './made-trace.ts';

export const deviceCode = 'dc-GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS';
export const userCode = 'WDJB-MJHT';
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** Members of the device authorization response that are not as usual. */
export function deviceAsk(members: Readonly<Record<string, unknown>> = {}, more: Partial<Made> = {}): Made {
  const answer = {
    ...{ device_code: deviceCode, user_code: userCode, verification_uri: `${as}/device` },
    ...{ expires_in: 600, interval: 5 },
    ...members,
  };
  const form: [string, string][] = [
    ['client_id', 'tv'],
    ['scope', 'openid'],
  ];
  return back(postForm(`${as}/device_authorization`, form), json(200, answer), more);
}

/** A poll, 5.1 s after what was before it. */
export const poll = (reply: Reply | undefined, given: Given = {}, more: Partial<Made> = {}): Made =>
  token({ grant_type: deviceGrant, device_code: deviceCode, client_id: 'tv', ...given }, reply, {
    after: 5.1,
    ...more,
  });

export const pending: Reply = json(400, { error: 'authorization_pending' });
export const slowDown: Reply = json(400, { error: 'slow_down' });
export const deviceTokens: Reply = json(200, {
  ...{ access_token: 'at-tv-0Zq7', token_type: 'Bearer', expires_in: 3600 },
});

/** A device flow of these exchanges. */
export const deviceTrace = (made: readonly Made[], lacks: readonly TraceLack[] = []): Trace =>
  madeTrace('device-authorization', made, lacks);
