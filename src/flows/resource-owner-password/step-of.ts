import { numbering } from '../kit/numbering.ts';

/** The step of FLOWS that an occurrence belongs to. */
export const stepOf = numbering({
  actions: { sign_in: 1 },
  work: { sign_token_request: 2, validate_tokens: 4, sign_api_request: 5, show_orders: 6 },
  afterwards: {
    refreshing: 7,
    reusingRefreshToken: 8,
    askingUserinfo: 9,
    callingApiAgain: 10,
    introspecting: 11,
    revoking: 12,
  },
  ...{ token: 2, judge: 3, tokens: 4, api: 5, data: 6 },
});
