import { numbering } from '../kit/numbering.ts';

/** The step of FLOWS that an occurrence belongs to. */
export const stepOf = numbering({
  actions: { pick_login: 1 },
  work: {
    make_code_verifier: 2,
    sign_pushed_request: 3,
    take_request_uri: 3,
    check_authorization_response: 6,
    sign_token_request: 7,
    validate_tokens: 9,
    sign_api_request: 10,
    show_orders: 11,
  },
  afterwards: {
    refreshing: 12,
    reusingRefreshToken: 13,
    askingUserinfo: 14,
    revoking: 15,
    callingApiAgain: 16,
    loggingOut: 17,
  },
  ...{ authorize: 3, prompt: 4, signIn: 5, back: 6, token: 7, judge: 8, tokens: 9, api: 10, data: 11 },
});
