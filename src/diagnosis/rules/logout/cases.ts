import { postForm } from '../../../protocol/http.ts';
import { code, foreignKey, idClaims, jwt } from '../../testing/made-code.ts';
import { afterSession, comesBack, goodbye, goodHint, logsOut } from '../../testing/made-logout.ts';
import {
  answers,
  as,
  asks,
  callback,
  json,
  lands,
  type Made,
  madeTrace,
  type Reply,
  redirect,
  token,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const refused: Reply = { status: 400, body: '<p>post_logout_redirect_uri is not registered</p>' };
const unclear: Reply = { status: 400, body: '<p>Something went wrong</p>' };
const asksFirst: Reply = { status: 200, body: '<form method="post">Do you want to log out?</form>' };
const without = { id_token_hint: undefined };
const noAnswer: Made = { ...logsOut(), reply: undefined };
const secondState = 'x9Lm2QpRt7VbK4wZ';
const second = { code: 'code-of-the-second-login', state: secondState };
const asked = {
  response_type: 'code',
  client_id: 'shop',
  redirect_uri: callback,
  scope: 'openid',
  state: secondState,
};
const silently = asks(asked, redirect(`${callback}?code=${second.code}&state=${secondState}`));
const returned = (given: Record<string, string>, came: string | undefined, reply?: Reply) => {
  const query = came === undefined ? '' : `?state=${came}`;
  return [
    logsOut(given, redirect(`${goodbye}${query}`)),
    comesBack(came === undefined ? {} : { state: came }, reply),
  ];
};
const renamed = (claims: object) => jwt({ ...idClaims, ...claims });

/** Traces for each rule about ending sessions. */
export const logoutCases: readonly RuleCases[] = [
  {
    rule: 'id_token_hint_missing',
    fires: {
      refused: () => afterSession([logsOut(without, unclear)]),
      'the server asks, so that it is a note': () => afterSession([logsOut(without, asksFirst)]),
    },
    nearly: {
      sent: () => afterSession([logsOut(), comesBack()]),
      'client_id in its place': () => afterSession([logsOut({ ...without, client_id: 'shop' }, asksFirst)]),
      'the server does without': () => afterSession([logsOut(without)]),
      'no wish to come back': () =>
        afterSession([logsOut({ ...without, post_logout_redirect_uri: undefined }, asksFirst)]),
      'the server asks, and then sends the browser back': () =>
        afterSession([
          logsOut(without, asksFirst),
          { ...logsOut(), request: postForm(`${as}/confirm`, [['yes', '1']]), reply: redirect(goodbye) },
        ]),
    },
    missing: { 'the answer': () => afterSession([{ ...logsOut(without), reply: undefined }]) },
  },
  {
    rule: 'id_token_hint_wrong',
    fires: {
      'the access token': () =>
        madeTrace('logout', [
          token(
            { grant_type: 'authorization_code', code },
            json(200, { access_token: 'at-0Qk2mZ', id_token: goodHint }),
          ),
          logsOut({ id_token_hint: 'at-0Qk2mZ' }, unclear),
        ]),
      'no JWT': () => afterSession([logsOut({ id_token_hint: 'session-1234' }, unclear)]),
      "another client's": () =>
        afterSession([
          logsOut({ id_token_hint: renamed({ aud: 'shop-mobile' }), client_id: 'shop' }, unclear),
        ]),
      "another issuer's": () =>
        afterSession([
          logsOut(
            { id_token_hint: jwt({ ...idClaims, iss: 'https://old.example' }, { key: foreignKey }) },
            unclear,
          ),
        ]),
    },
    nearly: {
      right: () => afterSession([logsOut()]),
      'right, and refused': () => afterSession([logsOut({}, refused)]),
      'an older one': () =>
        afterSession([
          logsOut({ id_token_hint: renamed({ iat: 1_700_000_000, exp: 1_700_003_600 }) }, refused),
        ]),
      'of several clients': () =>
        afterSession([
          logsOut({ id_token_hint: renamed({ aud: ['portal', 'shop'] }), client_id: 'shop' }, refused),
        ]),
      'the server does not mind': () =>
        afterSession([logsOut({ id_token_hint: renamed({ aud: 'shop-mobile' }), client_id: 'shop' })]),
      none: () => afterSession([logsOut(without, refused)]),
    },
    missing: {
      'the answer': () => afterSession([{ ...logsOut({ id_token_hint: 'session-1234' }), reply: undefined }]),
      'the value': () => afterSession([logsOut({ id_token_hint: '[REDACTED]' }, unclear)]),
    },
  },
  {
    rule: 'post_logout_redirect_refused',
    fires: {
      'the page says so': () => afterSession([logsOut({}, refused)]),
      'the page says nothing': () => afterSession([logsOut({}, unclear)]),
      'with client_id': () => afterSession([logsOut({ ...without, client_id: 'shop' }, refused)]),
    },
    nearly: {
      back: () => afterSession([logsOut(), comesBack()]),
      'back after a page': () => afterSession([logsOut({}, asksFirst), comesBack()]),
      'the server asks': () => afterSession([logsOut({}, asksFirst)]),
      'neither hint nor client': () => afterSession([logsOut(without, refused)]),
      'no address': () => afterSession([logsOut({ post_logout_redirect_uri: undefined }, unclear)]),
    },
    missing: { 'the answer': () => afterSession([noAnswer]) },
  },
  {
    rule: 'logout_state_changed',
    fires: {
      another: () => afterSession(returned({ state: 'bye-81Kq' }, 'bye-other')),
      'and the app refuses it': () =>
        afterSession(returned({ state: 'bye-81Kq' }, 'bye-other', { status: 400 })),
      'none, so that it is a note': () => afterSession(returned({ state: 'bye-81Kq' }, undefined)),
    },
    nearly: {
      'the same': () => afterSession(returned({ state: 'bye-81Kq' }, 'bye-81Kq')),
      'none sent': () => afterSession(returned({}, undefined)),
    },
    missing: {
      'the way back': () => afterSession([logsOut({ state: 'bye-81Kq' }, asksFirst)]),
      'the value': () => afterSession(returned({ state: 'bye-81Kq' }, 'REDACTED')),
    },
  },
  {
    rule: 'session_survives_logout',
    fires: {
      'a code at once': () => afterSession([logsOut(), comesBack(), silently, lands(second)]),
      'in another attempt': () => [
        madeTrace('logout', [logsOut(), comesBack()]),
        madeTrace('authorization-code', [{ ...silently, after: 30 }, lands(second)]),
      ],
    },
    nearly: {
      'a login page': () =>
        afterSession([logsOut(), comesBack(), asks(asked), answers(second), lands(second)]),
      'no login after it': () => afterSession([logsOut(), comesBack()]),
      'prompt=none, login_required': () =>
        afterSession([
          logsOut(),
          comesBack(),
          asks(
            { ...asked, prompt: 'none' },
            redirect(`${callback}?error=login_required&state=${secondState}`),
          ),
        ]),
      'before it': () => afterSession([silently, lands(second), logsOut(), comesBack()]),
      'at another server': () =>
        afterSession([
          logsOut(),
          comesBack(),
          {
            ...silently,
            request: { ...silently.request, url: silently.request.url.replace(as, 'https://other.example') },
          },
        ]),
    },
    missing: { 'how it ended': () => afterSession([logsOut({}, asksFirst), silently, lands(second)]) },
  },
];
