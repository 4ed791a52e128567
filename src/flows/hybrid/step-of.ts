import { numbering } from '../kit/numbering.ts';

/** The step of FLOWS that an occurrence belongs to. */
export const stepOf = numbering({
  actions: { pick_login: 1 },
  work: {
    make_authorization_request: 2,
    sign_pushed_request: 2,
    take_request_uri: 2,
    check_authorization_response: 5,
    validate_id_token: 5,
    sign_token_request: 6,
    validate_tokens: 8,
    sign_api_request: 9,
  },
  afterwards: {
    refreshing: 11,
    reusingRefreshToken: 12,
    askingUserinfo: 13,
    callingApiAgain: 14,
    introspecting: 15,
    revoking: 16,
    loggingOut: 17,
  },
  ...{
    atApp: 1,
    authorize: 2,
    prompt: 3,
    signIn: 4,
    back: 5,
    token: 6,
    judge: 7,
    tokens: 8,
    api: 9,
    data: 10,
  },
});
