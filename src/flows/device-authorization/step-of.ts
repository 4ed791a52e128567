import { numbering } from '../kit/numbering.ts';

/** The step of FLOWS that an occurrence belongs to, by the device's column; what happens on the phone is step 5. */
export const stepOf = numbering({
  actions: { start_app: 1 },
  work: {
    show_user_code: 4,
    wait: 5,
    note_pending: 5,
    slow_down: 5,
    sign_token_request: 5,
    validate_tokens: 6,
    sign_api_request: 7,
    show_orders: 8,
  },
  afterwards: {
    refreshing: 9,
    reusingRefreshToken: 10,
    askingUserinfo: 11,
    callingApiAgain: 12,
    revoking: 13,
  },
  ...{ deviceRequest: 2, deviceResponse: 3, prompt: 5, signIn: 5 },
  ...{ token: 5, judge: 5, tokens: 6, api: 7, data: 8 },
});
