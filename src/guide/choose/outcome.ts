import type { FlowId } from '../../flows/index.ts';
import type { Kind } from './kind.ts';
import type { Query, QuestionId } from './question.ts';
import type { PathStep } from './replay.ts';

/** Answers by question, assumed ones included. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

/** The answers on a path. */
export function answersOn(path: readonly PathStep[]): Answers {
  return Object.fromEntries(path.map(({ question, answer }) => [question.id, answer.id]));
}

/** The flow of each kind of app. */
export const flowOf: Readonly<Record<Kind, FlowId>> = {
  itself: 'client-credentials',
  atOnce: 'hybrid',
  webApp: 'authorization-code',
  serverSignIn: 'authorization-code',
  postedSignIn: 'implicit-form-post',
  passwordApp: 'resource-owner-password',
  pageSignIn: 'implicit-form-post',
  singlePage: 'authorization-code-pkce',
  nativeApp: 'authorization-code-pkce',
  deviceApp: 'device-authorization',
  other: 'authorization-code-pkce',
};

/**
 * What the answers set of a flow's options, beside its defaults. A run always calls the orders API, so read:orders stays even for an
 * app that only signs users in; the settings say what such an app leaves out.
 */
export function optionsOf(kind: Kind, { away, stakes, keys, return: comesBack }: Answers): Query {
  const noRefresh = away === 'no' || kind === 'serverSignIn';
  return {
    ...(kind === 'nativeApp' && { appType: comesBack === 'loopback' ? 'native loopback' : 'native scheme' }),
    ...((keys === 'key' || stakes === 'yes') && { clientAuthentication: 'private_key_jwt' }),
    ...(stakes === 'yes' && { dpop: 'on', par: 'on' }),
    ...(noRefresh && { scope: 'openid profile email read:orders', refresh: 'false' }),
  };
}
