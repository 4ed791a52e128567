import { postForm } from '../../../protocol/http.ts';
import { jwt } from '../../testing/made-code.ts';
import {
  afterLogin,
  firstRefreshToken as first,
  nextRefreshToken as next,
  refresh,
  refusal,
  renewed,
} from '../../testing/made-refresh.ts';
import { as, back, begin, type Made, madeTrace, token } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const invalid = refusal('invalid_grant');
const revokes = (value: string, status = 200): Made =>
  back(
    postForm(`${as}/revoke`, [
      ['token', value],
      ['client_id', 'shop'],
    ]),
    { status },
  );
const logsOut: Made = {
  ...{ from: 'browser', to: 'authorization-server', channel: 'front' },
  request: {
    method: 'GET',
    url: `${as}/logout?client_id=shop&post_logout_redirect_uri=https%3A%2F%2Fshop.example%2F`,
    headers: [],
  },
  reply: { status: 303, headers: [['Location', 'https://shop.example/']] },
};
const basic = { headers: [['Authorization', `Basic ${btoa('shop:s3cret-of-the-shop')}`]] as const };
const withSecret = (made: Made[]) =>
  madeTrace('authorization-code', [
    token({ grant_type: 'authorization_code', code: 'c-1' }, renewed(first), basic),
    ...made,
  ]);
const noClient = refusal('invalid_client', undefined, 401);
/** A refresh token that is a JWT, made a day ago, with a lifetime of half an hour. */
const oldJwt = jwt({ typ: 'Refresh', iat: begin / 1000 - 86_400, exp: begin / 1000 - 84_600 });
const dated: Made['reply'] = {
  ...invalid,
  headers: [...(invalid.headers ?? []), ['Date', 'Thu, 15 Jan 2026 10:00:01 GMT']],
};

/** Traces about whose token it is and how long it lives. */
export const grantCases: readonly RuleCases[] = [
  {
    rule: 'refresh_token_missing',
    fires: {
      'not sent': () => afterLogin([refresh({ refresh_token: undefined }, refusal('invalid_request'))]),
      'the text undefined': () =>
        afterLogin([refresh({ refresh_token: 'undefined' }, refusal('invalid_grant'))]),
      'sent empty': () => afterLogin([refresh({ refresh_token: '' }, refusal('invalid_request'))]),
    },
    nearly: {
      sent: () => afterLogin([refresh({}, renewed())]),
      'sent and refused': () => afterLogin([refresh({}, invalid)]),
      'the server has it in a cookie': () => afterLogin([refresh({ refresh_token: undefined }, renewed())]),
    },
    missing: {
      'the body': bodyless,
    },
  },
  {
    rule: 'refresh_token_expired',
    fires: {
      'past refresh_expires_in': () =>
        afterLogin([refresh({}, invalid, { after: 1900 })], { refresh_expires_in: 1800 }),
      'past refresh_token_expires_in': () =>
        afterLogin([refresh({}, invalid, { after: 90_000 })], { refresh_token_expires_in: '86400' }),
      'a JWT past its exp, by the clock of the server': () =>
        madeTrace('refresh', [refresh({ refresh_token: oldJwt }, dated)]),
      'a login follows': () =>
        afterLogin([refresh({}, invalid, { after: 1900 }), token({ grant_type: 'password' }, renewed())], {
          refresh_expires_in: 1800,
        }),
    },
    nearly: {
      'in time': () => afterLogin([refresh({}, invalid, { after: 1700 })], { refresh_expires_in: 1800 }),
      'late and accepted': () =>
        afterLogin([refresh({}, renewed(), { after: 1900 })], { refresh_expires_in: 1800 }),
      'renewed in between': () =>
        afterLogin([refresh({}, renewed(first), { after: 1700 }), refresh({}, invalid, { after: 1700 })], {
          refresh_expires_in: 1800,
        }),
      'without end': () => afterLogin([refresh({}, invalid, { after: 9000 })], { refresh_expires_in: 0 }),
      'nobody says how long': () => afterLogin([refresh({}, invalid, { after: 900_000 })]),
      'a successor of its own age': () =>
        afterLogin(
          [
            refresh({}, renewed(next, { refresh_expires_in: 1800 }), { after: 1700 }),
            refresh({ refresh_token: next }, invalid, { after: 1000 }),
          ],
          { refresh_expires_in: 1800 },
        ),
    },
    missing: {
      'no answer': () => afterLogin([refresh({}, undefined, { after: 1900 })], { refresh_expires_in: 1800 }),
      'whose clock is right': () => madeTrace('refresh', [refresh({ refresh_token: oldJwt }, invalid)]),
    },
  },
  {
    rule: 'refresh_after_revocation',
    fires: {
      'revoked, then sent': () => afterLogin([revokes(first), refresh({}, invalid)]),
      'revoked, and it still works': () => afterLogin([revokes(first), refresh({}, renewed())]),
      'logged out, then sent': () => afterLogin([logsOut, refresh({}, invalid)]),
    },
    nearly: {
      'another token revoked': () => afterLogin([revokes('at-another-Qk2mZ'), refresh({}, renewed())]),
      'sent before': () => afterLogin([refresh({}, renewed()), revokes(first)]),
      'the revocation failed': () => afterLogin([revokes(first, 503), refresh({}, renewed())]),
      'the old one revoked, the new one sent': () =>
        afterLogin([refresh({}, renewed(next)), revokes(first), refresh({ refresh_token: next }, renewed())]),
      'logged out, and it works on': () => afterLogin([logsOut, refresh({}, renewed())]),
    },
    missing: { 'no answer': () => afterLogin([revokes(first), refresh({}, undefined)]) },
  },
  {
    rule: 'refresh_other_client',
    fires: {
      invalid_grant: () => afterLogin([refresh({ client_id: 'shop-mobile' }, invalid)]),
      unauthorized_client: () => afterLogin([refresh({ client_id: 'SHOP' }, refusal('unauthorized_client'))]),
    },
    nearly: {
      'the same client': () => afterLogin([refresh({}, invalid)]),
      accepted: () => afterLogin([refresh({ client_id: 'shop-mobile' }, renewed())]),
      'unknown who got it': () => madeTrace('refresh', [refresh({ client_id: 'shop-mobile' }, invalid)]),
      'no client_id': () => afterLogin([refresh({ client_id: undefined }, invalid)]),
    },
    missing: { 'no answer': () => afterLogin([refresh({ client_id: 'shop-mobile' }, undefined)]) },
  },
  {
    rule: 'refresh_without_client_authentication',
    fires: {
      'Basic at first, then nothing': () => withSecret([refresh({}, noClient)]),
      'no error code': () => withSecret([refresh({}, { status: 401, body: 'Unauthorized' })]),
    },
    nearly: {
      'Basic both times': () =>
        withSecret([token({ grant_type: 'refresh_token', refresh_token: first }, noClient, basic)]),
      'a public client': () => afterLogin([refresh({}, noClient)]),
      'the server does not mind': () => withSecret([refresh({}, renewed())]),
      'another error': () => withSecret([refresh({}, invalid)]),
    },
    missing: {
      'the header': () => withSecret([refresh({}, noClient, { requestLacks: ['authorization'] })]),
      'the answer': () => withSecret([refresh({}, undefined)]),
    },
  },
];

/** A refresh whose file has no bodies. */
function bodyless() {
  const made = refresh({}, refusal('invalid_request'));
  const { method, url, headers } = made.request;
  return madeTrace('refresh', [{ ...made, request: { method, url, headers }, requestLacks: ['body'] }]);
}
