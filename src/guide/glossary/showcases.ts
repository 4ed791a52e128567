import { type FlowId, flowIds } from '../../flows/index.ts';

/** What is done in a showcase: the moves of a recipe that are needed here. */
type ShowcaseMove = { readonly at: string } & (
  | { readonly do: 'pick'; readonly offer: string }
  | { readonly do: 'replay' }
  | { readonly do: 'edit'; readonly edits: readonly { readonly parameter: string; readonly value: string }[] }
  | {
      readonly do: 'answer';
      readonly form: number;
      readonly fields: Readonly<Record<string, string>>;
      readonly button: string;
    }
);

/** A run that shows words of the glossary. */
export interface Showcase {
  readonly flow: FlowId;
  /** What differs from the flow's defaults. */
  readonly options: Readonly<Record<string, string>>;
  /** What somebody does in it; nothing where this is absent. */
  readonly moves?: readonly ShowcaseMove[];
}

const picks = (...offers: string[]): ShowcaseMove[] =>
  offers.map((offer, index) => ({ at: index === 0 ? 'end' : `end #${index + 1}`, do: 'pick', offer }));
const edit = (at: string, parameter: string, value: string): ShowcaseMove[] => [
  { at, do: 'edit', edits: [{ parameter, value }] },
];
const wrongCodes = Array.from(
  { length: 6 },
  (_, index): ShowcaseMove => ({
    ...{ at: `question enter_user_code${index === 0 ? '' : ` #${index + 1}`}`, do: 'answer', form: 0 },
    ...{ fields: { user_code: 'BCDF-GHJK' }, button: 'action=continue' },
  }),
);
const code = 'authorization-code';

/**
 * Few runs in which every word occurs that occurs in any run of the tour: the seven flows as they come, then what only options or
 * deeds bring. A test holds them against all that is tried.
 */
export const showcases: readonly Showcase[] = [
  ...flowIds.map((flow) => ({ flow, options: {} })),
  { flow: code, options: { par: 'on', clientAuthentication: 'private_key_jwt', dpop: 'on' } },
  { flow: code, options: {}, moves: picks('userinfo', 'introspect', 'log_out') },
  { flow: 'authorization-code-pkce', options: {}, moves: picks('revoke') },
  { flow: 'hybrid', options: { responseType: 'code id_token token' } },
  { flow: 'implicit-form-post', options: { prompt: 'login', maxAge: '3600', loginHint: 'ana@mail.example' } },
  { flow: code, options: { clientAuthentication: 'client_secret_post' } },
  { flow: code, options: { prompt: 'select_account', mishap: 'access token expires' } },
  { flow: code, options: { prompt: 'consent', scope: 'openid fly:rockets' } },
  { flow: 'client-credentials', options: { scope: 'write:orders' } },
  { flow: 'authorization-code-pkce', options: { challengeMethod: 'plain' } },
  { flow: code, options: { prompt: 'none' } },
  { flow: code, options: { prompt: 'none', session: 'signed in' } },
  { flow: code, options: { consent: 'denied' } },
  { flow: code, options: { mishap: 'code expires' } },
  { flow: code, options: { mishap: 'wrong client secret' } },
  { flow: code, options: { audience: 'unknown' } },
  { flow: 'device-authorization', options: { polling: 'too fast' } },
  { flow: 'device-authorization', options: { mishap: 'device code expires' } },
  { flow: code, options: {}, moves: edit('request GET /authorize', 'response_type', 'none') },
  {
    ...{ flow: 'client-credentials', options: {} },
    moves: edit('request POST /oauth/token', 'grant_type', 'authorization_code'),
  },
  {
    ...{ flow: 'client-credentials', options: {} },
    moves: edit('request POST /oauth/token', 'grant_type', 'urn:example:none'),
  },
  {
    ...{ flow: 'client-credentials', options: { dpop: 'on' } },
    moves: [{ at: 'request GET /orders', do: 'replay' }],
  },
  { flow: 'device-authorization', options: {}, moves: wrongCodes },
];
