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
  },
  afterwards: { loggingOut: 6 },
  ...{ atApp: 1, authorize: 2, prompt: 3, signIn: 4, back: 5 },
});
