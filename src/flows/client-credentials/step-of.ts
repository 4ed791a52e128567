import { numbering } from '../kit/numbering.ts';

/** The step of FLOWS that an occurrence belongs to. */
export const stepOf = numbering({
  actions: {},
  work: { sign_token_request: 1, take_tokens: 3, sign_api_request: 4, show_orders: 5 },
  afterwards: { callingApiAgain: 6, introspecting: 7, fetchingNewToken: 8 },
  ...{ token: 1, judge: 2, tokens: 3, api: 4, data: 5 },
});
