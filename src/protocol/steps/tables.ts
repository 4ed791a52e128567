import { type Numbers, numbering } from './numbering.ts';
import type { Occurrence } from './occurrence.ts';

/** Which step each kind of event belongs to, for each flow by its id. */
const TABLES = {
  'authorization-code': {
    actions: { pick_login: 1 },
    work: {
      make_authorization_request: 2,
      sign_pushed_request: 2,
      take_request_uri: 2,
      check_authorization_response: 5,
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
  },
  'authorization-code-pkce': {
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
  },
  'implicit-form-post': {
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
  },
  hybrid: {
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
  },
  'client-credentials': {
    actions: {},
    work: { sign_token_request: 1, take_tokens: 3, sign_api_request: 4, show_orders: 5 },
    afterwards: { callingApiAgain: 6, introspecting: 7, fetchingNewToken: 8 },
    ...{ token: 1, judge: 2, tokens: 3, api: 4, data: 5 },
  },
  /** By the device's column; what happens on the phone is step 5. */
  'device-authorization': {
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
  },
  'resource-owner-password': {
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
  },
} satisfies Readonly<Record<string, Numbers>>;

/** A flow whose steps are numbered here. */
export type NumberedFlow = keyof typeof TABLES;

/** Tells the step of an occurrence, given the step before it. */
export type StepOfOccurrence = (occurrence: Occurrence, before: number) => number;

/** Makes the `stepOf` of a flow; the same for live runs and imports. */
export function stepOfFlow(flow: NumberedFlow): StepOfOccurrence {
  return numbering(TABLES[flow]);
}

/** Whether a flow's id is one whose steps are numbered. */
export function isNumberedFlow(flow: string): flow is NumberedFlow {
  return Object.hasOwn(TABLES, flow);
}
