import { clientId, codeParts, inOrder, state } from '../../testing/made-code.ts';
import { logIn, passwordTokens, passwordTrace } from '../../testing/made-password.ts';
import {
  afterLogin,
  firstRefreshToken as first,
  nextRefreshToken as next,
  refresh,
  renewed,
} from '../../testing/made-refresh.ts';
import { answers, asks, callback, calls, json, lands, madeTrace, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const flow = 'authorization-code-pkce';
const good = () => madeTrace(flow, inOrder(codeParts()));
const bare = { code_challenge: undefined, code_challenge_method: undefined };
const fragment = { access_token: 'at-0Qk2mZ7vWq', token_type: 'Bearer', expires_in: '3600', state };
const implicitAsk = asks({ response_type: 'token', client_id: clientId, redirect_uri: callback, state });
const basic = { headers: [['Authorization', `Basic ${btoa('shop:s3cret-of-the-shop')}`]] as const };
const tokens = json(200, { access_token: 'at-1', token_type: 'Bearer' });
const machine = (given: Record<string, string>, more: Parameters<typeof token>[2] = {}) =>
  madeTrace('client-credentials', [token({ grant_type: 'client_credentials', ...given }, tokens, more)]);

/** Traces for each note on what is no longer advised. */
export const practiceCases: readonly RuleCases[] = [
  {
    rule: 'implicit_access_token',
    fires: {
      'response_type=token': () =>
        madeTrace('implicit', [implicitAsk, answers(fragment, '#'), lands(fragment, '#')]),
    },
    nearly: {
      'a code': good,
      'an ID token alone': () =>
        madeTrace('implicit', [
          asks({ response_type: 'id_token', client_id: clientId, redirect_uri: callback, state }),
          answers({ id_token: 'a.b.c', state }, '#'),
          lands({ id_token: 'a.b.c', state }, '#'),
        ]),
    },
    missing: { 'the answer': () => madeTrace('implicit', [implicitAsk]) },
  },
  {
    rule: 'password_grant_used',
    fires: { 'it is': () => passwordTrace([logIn(passwordTokens)]) },
    nearly: { 'a code': good, 'a machine': () => machine({}) },
    missing: {
      'the body': () => {
        const made = logIn(passwordTokens, {}, { requestLacks: ['body'] });
        const { body: _, ...request } = made.request;
        return passwordTrace([{ ...made, request }]);
      },
    },
  },
  {
    rule: 'no_pkce',
    fires: {
      'a code alone': () =>
        madeTrace(
          'authorization-code',
          inOrder(codeParts({ ask: bare, swap: { code_verifier: undefined } })),
        ),
      'without a nonce': () =>
        madeTrace(
          'authorization-code',
          inOrder(codeParts({ ask: { ...bare, nonce: undefined }, swap: { code_verifier: undefined } })),
        ),
    },
    nearly: { 'with it': good, 'no code': () => madeTrace('implicit', [implicitAsk]) },
    missing: {
      'what was pushed': () =>
        madeTrace(flow, [
          asks({ client_id: clientId, request_uri: 'urn:ietf:params:oauth:request_uri:6esc' }),
        ]),
    },
  },
  {
    rule: 'client_secret_post',
    fires: { 'it is': () => machine({ client_id: 'job', client_secret: 's3cret-of-the-job' }) },
    nearly: { Basic: () => machine({}, basic), 'a public client': good },
    missing: {
      'the body': () => {
        const made = token({ grant_type: 'client_credentials' }, tokens, { requestLacks: ['body'] });
        const { body: _, ...request } = made.request;
        return madeTrace('client-credentials', [{ ...made, request }]);
      },
    },
  },
  {
    rule: 'long_lived_access_token',
    fires: {
      'by expires_in': () => madeTrace(flow, inOrder(codeParts({ tokens: { expires_in: 2_592_000 } }))),
      'by its claims': () =>
        madeTrace(
          flow,
          inOrder(codeParts({ accessToken: { exp: 1_800_000_000 }, tokens: { expires_in: undefined } })),
        ),
    },
    nearly: {
      'an hour': good,
      'a day': () => madeTrace(flow, inOrder(codeParts({ tokens: { expires_in: 86_400 } }))),
    },
    missing: {
      'how long': () =>
        madeTrace('client-credentials', [
          token({ grant_type: 'client_credentials' }, tokens),
          calls('at-1', json(200, {})),
        ]),
    },
  },
  {
    rule: 'no_refresh_rotation',
    fires: {
      'none comes': () => afterLogin([refresh({}, renewed())]),
      'the same comes': () => afterLogin([refresh({}, renewed(first))]),
    },
    nearly: {
      'a new one comes': () => afterLogin([refresh({}, renewed(next))]),
      'bound by DPoP': () => afterLogin([refresh({}, renewed(undefined, { token_type: 'DPoP' }))]),
      'a confidential client': () =>
        madeTrace('refresh', [
          token({ grant_type: 'refresh_token', refresh_token: first }, renewed(), basic),
        ]),
      'no refresh': good,
    },
    missing: {
      'the header': () => afterLogin([refresh({}, renewed(), { requestLacks: ['authorization'] })]),
    },
  },
];
