import { logIn, passwordTokens, passwordTrace } from '../../testing/made-password.ts';
import { refusal } from '../../testing/made-refresh.ts';
import { json, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const wrong = refusal('invalid_grant', 'Wrong email or password.', 403);
const mfa = json(403, {
  error: 'mfa_required',
  error_description: 'Multifactor authentication required',
  mfa_token: 'mfa-9Qk2',
});
const tooMany = refusal(
  'too_many_attempts',
  'Your account has been blocked after multiple consecutive login attempts',
  429,
);
const good = logIn(passwordTokens);
const noAnswer = () => passwordTrace([logIn(undefined)]);
const otp = token(
  {
    grant_type: 'http://auth0.com/oauth/grant-type/mfa-otp',
    mfa_token: 'mfa-9Qk2',
    otp: '123456',
    client_id: 'desk',
  },
  passwordTokens,
);

/** Traces for each rule about the password grant. */
export const passwordCases: readonly RuleCases[] = [
  {
    rule: 'password_missing',
    fires: {
      'no password': () => passwordTrace([logIn(refusal('invalid_request'), { password: undefined })]),
      'an empty user name': () => passwordTrace([logIn(refusal('invalid_request'), { username: '' })]),
      'under another name': () =>
        passwordTrace([
          logIn(refusal('invalid_request'), { username: undefined, email: 'ana@mail.example' }),
        ]),
    },
    nearly: {
      'both there': () => passwordTrace([good]),
      'both there, refused': () => passwordTrace([logIn(wrong)]),
      'the server does without': () => passwordTrace([logIn(passwordTokens, { username: undefined })]),
    },
    missing: {
      'the body': () =>
        passwordTrace([
          logIn(refusal('invalid_request'), { password: undefined }, { requestLacks: ['body'] }),
        ]),
      'the answer': () => passwordTrace([logIn(undefined, { password: undefined })]),
    },
  },
  {
    rule: 'password_grant_refused',
    fires: {
      unauthorized_client: () =>
        passwordTrace([
          logIn(refusal('unauthorized_client', "Grant type 'password' not allowed for the client.", 403)),
        ]),
      unsupported_grant_type: () => passwordTrace([logIn(refusal('unsupported_grant_type'))]),
    },
    nearly: {
      allowed: () => passwordTrace([good]),
      'a wrong password': () => passwordTrace([logIn(wrong)]),
      'another grant': () =>
        passwordTrace([token({ grant_type: 'client_credentials' }, refusal('unauthorized_client'))]),
    },
    missing: { 'the answer': noAnswer },
  },
  {
    rule: 'password_locked',
    fires: {
      'after several attempts': () =>
        passwordTrace([logIn(wrong), logIn(wrong), logIn(wrong), logIn(tooMany)]),
      'in words only': () =>
        passwordTrace([logIn(wrong), logIn(refusal('invalid_grant', 'Account is temporarily disabled'))]),
      'by status': () => passwordTrace([logIn(wrong), logIn({ status: 429, body: 'Slow down' })]),
    },
    nearly: {
      'a wrong password': () => passwordTrace([logIn(wrong), logIn(wrong)]),
      'the right one at last': () => passwordTrace([logIn(wrong), good]),
      'a second factor': () => passwordTrace([logIn(mfa)]),
    },
    missing: { 'the answer': noAnswer },
  },
  {
    rule: 'password_mfa_required',
    fires: {
      mfa_required: () => passwordTrace([logIn(mfa)]),
      interaction_required: () => passwordTrace([logIn(refusal('interaction_required'))]),
      'in words only': () =>
        passwordTrace([
          logIn(
            refusal(
              'invalid_grant',
              'AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication',
            ),
          ),
        ]),
    },
    nearly: {
      'the app goes on': () => passwordTrace([logIn(mfa), otp]),
      'the app goes on and the code is wrong': () =>
        passwordTrace([logIn(mfa), { ...otp, reply: refusal('invalid_grant') }]),
      'a wrong password': () => passwordTrace([logIn(wrong)]),
      'no factor needed': () => passwordTrace([good]),
    },
    missing: { 'the answer': noAnswer },
  },
  {
    rule: 'password_wrong',
    fires: {
      'the server says so': () => passwordTrace([logIn(wrong)]),
      'the server does not say why': () => passwordTrace([logIn(refusal('invalid_grant'))]),
      'a line break behind it': () =>
        passwordTrace([logIn(refusal('invalid_grant'), { password: 'sea-otter-42\n' })]),
      'again and again': () => passwordTrace([logIn(wrong), logIn(wrong)]),
    },
    nearly: {
      'mistyped once': () => passwordTrace([logIn(wrong), good]),
      'mistyped once, and the file has no times': () => passwordTrace([logIn(wrong), { ...good, after: 0 }]),
      right: () => passwordTrace([good]),
      'a second factor': () => passwordTrace([logIn(mfa)]),
      locked: () => passwordTrace([logIn(tooMany)]),
      'another grant': () => passwordTrace([token({ grant_type: 'authorization_code', code: 'c' }, wrong)]),
    },
    missing: {
      'the answer': noAnswer,
      'the body of the answer': () =>
        passwordTrace([logIn({ status: 400 }, {}, { responseLacks: ['body'] })]),
    },
  },
];
