import { get, type Header, postForm } from '../../../protocol/http.ts';
import { code, codeParts, inOrder, state } from '../../testing/made-code.ts';
import { logIn, passwordTokens, passwordTrace } from '../../testing/made-password.ts';
import {
  api,
  app,
  as,
  callback,
  calls,
  json,
  lands,
  type Made,
  madeTrace,
  token,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const flow = 'authorization-code-pkce';
const good = (...more: Made[]) => madeTrace(flow, [...inOrder(codeParts()), ...more]);
const ok = { status: 204 };

/** A request that the app's page sends to a host of somebody else. */
const elsewhere = (url: string, headers: readonly Header[] = [], more: Partial<Made> = {}): Made => ({
  ...{ from: 'browser', to: 'api', channel: 'front', request: get(url, headers), reply: ok },
  ...more,
});
const referer = (url: string): readonly Header[] => [['Referer', url]];
const landed = `${callback}?code=${code}&state=${state}`;
const reports = (body: string, more: Partial<Made> = {}): Made => ({
  ...elsewhere('https://collect.tracker.test/envelope', [], more),
  request: {
    method: 'POST',
    url: 'https://collect.tracker.test/envelope',
    headers: [['Content-Type', 'text/plain']],
    body,
  },
});

/** Traces for each rule about values that reach too many. */
export const exposureCases: readonly RuleCases[] = [
  {
    rule: 'secret_in_referer',
    fires: {
      'the code to an image host': () => good(elsewhere('https://img.cdn.test/logo.png', referer(landed))),
      'to several': () =>
        good(
          elsewhere('https://img.cdn.test/a.png', referer(landed)),
          elsewhere('https://tag.metrics.test/t.js', referer(landed)),
        ),
    },
    nearly: {
      'the origin only': () => good(elsewhere('https://img.cdn.test/logo.png', referer(`${app}/`))),
      'to the app itself': () => good(elsewhere(`${app}/app.css`, referer(landed))),
      'under the same name': () => good(elsewhere('https://static.shop.example/app.css', referer(landed))),
      'to the server': () => good(elsewhere(`${as}/widget.js`, referer(landed))),
      'a code of another kind': () =>
        good(elsewhere('https://img.cdn.test/logo.png', referer(`${app}/?code=US&state=visible`))),
    },
    missing: {
      'the headers': () =>
        good(elsewhere('https://img.cdn.test/logo.png', [], { requestLacks: ['headers'] })),
    },
  },
  {
    rule: 'secret_to_third_party',
    fires: {
      'the address of the callback': () =>
        good(reports(JSON.stringify({ message: 'login failed', url: landed }))),
      'in a query': () => good(elsewhere(`https://collect.metrics.test/g?dl=${encodeURIComponent(landed)}`)),
      'encoded twice': () =>
        good(
          elsewhere(`https://collect.metrics.test/g?dl=${encodeURIComponent(encodeURIComponent(landed))}`),
        ),
    },
    nearly: {
      'the address without its query': () =>
        good(reports(JSON.stringify({ message: 'login failed', url: callback }))),
      'a server of its own elsewhere': () => good(reports(JSON.stringify({ code, state }))),
      'code=US': () => good(elsewhere('https://collect.metrics.test/g?state=visible&code=US')),
      'the token for the API': () => good(),
      'to the app itself': () =>
        good({ ...elsewhere(`${app}/report`), request: postForm(`${app}/report`, [['code', code]]) }),
      'the API asks about the token': () =>
        madeTrace(flow, [
          ...inOrder(codeParts()),
          {
            ...elsewhere('https://introspect.test/i'),
            from: 'api',
            to: 'authorization-server',
            request: postForm('https://introspect.test/i', [['token', code]]),
          },
        ]),
    },
    missing: { 'the body': () => good({ ...reports(''), requestLacks: ['body'] }) },
  },
  {
    rule: 'token_in_url',
    fires: {
      'the access token to the API': () =>
        good(calls(undefined, json(200, {}), { request: get(`${api}/things?access_token=at-0Qk2mZ`) })),
      'the ID token to the app': () =>
        good(elsewhere(`${app}/done?id_token=eyJh.eyJz.c2ln`, [], { to: 'app' })),
      'for a WebSocket, so that it is a note': () =>
        good(
          calls(
            undefined,
            { status: 101 },
            { request: get(`${api}/hub?access_token=at-0Qk2mZ`, [['Upgrade', 'websocket']]) },
          ),
        ),
    },
    nearly: {
      'in the header': () => good(),
      'a hint at a logout': () =>
        good({ ...elsewhere(`${as}/logout?id_token_hint=eyJh.eyJz.c2ln`), to: 'authorization-server' }),
      'in a fragment': () => good({ ...lands({ access_token: 'at-0Qk2mZ', state }, '#') }),
      empty: () => good(elsewhere(`${api}/things?access_token=`)),
      'of another kind': () => good(elsewhere(`${app}/form?csrf_token=abc123`)),
    },
    missing: {
      'the request': () =>
        madeTrace(flow, [
          { ...token({}, json(200, {})), request: get(`${as}/x`), requestLacks: ['message'] },
        ]),
    },
  },
  {
    rule: 'password_in_url',
    fires: {
      'the password grant': () =>
        passwordTrace([
          {
            ...logIn(passwordTokens),
            request: {
              method: 'POST',
              url: `${as}/token?grant_type=password&username=ana&password=sea-otter-42`,
              headers: [],
            },
          },
        ]),
      'a login form': () =>
        good(elsewhere(`${as}/login?username=ana&password=sea-otter-42`, [], { to: 'authorization-server' })),
    },
    nearly: {
      'in the form': () => passwordTrace([logIn(passwordTokens)]),
      'a page about passwords': () => good(elsewhere(`${app}/settings?password=change`, [], { to: 'app' })),
      'an empty one': () => good(elsewhere(`${app}/login?username=ana&password=`, [], { to: 'app' })),
    },
    missing: {
      'the request': () =>
        madeTrace('password', [
          { ...token({}, json(200, {})), request: get(`${as}/x`), requestLacks: ['message'] },
        ]),
    },
  },
  {
    rule: 'secret_over_http',
    fires: {
      'the token endpoint': () => {
        const parts = codeParts();
        return madeTrace(
          flow,
          inOrder({
            ...parts,
            swap: { ...parts.swap, request: { ...parts.swap.request, url: 'http://id.example/token' } },
          }),
        );
      },
      'the API': () =>
        good(
          calls('at-0Qk2mZ', json(200, {}), {
            request: get('http://things.example/things', [['Authorization', 'Bearer at-0Qk2mZ']]),
          }),
        ),
      'inside a network, so that it is a note': () => {
        const parts = codeParts();
        return madeTrace(
          flow,
          inOrder({
            ...parts,
            swap: { ...parts.swap, request: { ...parts.swap.request, url: 'http://keycloak:8080/token' } },
          }),
        );
      },
    },
    nearly: {
      https: () => good(),
      loopback: () => {
        const parts = codeParts();
        return madeTrace(
          flow,
          inOrder({
            ...parts,
            swap: { ...parts.swap, request: { ...parts.swap.request, url: 'http://localhost:8080/token' } },
          }),
        );
      },
      'a scheme of its own': () => good(lands({ code: 'c-2', state }, '?', 'shop.app:/signin')),
      'a page without secrets': () => good(elsewhere('http://shop.example/', [], { to: 'app' })),
    },
    missing: {
      'the request': () => madeTrace('unknown', [{ ...elsewhere(`${app}/x`), requestLacks: ['message'] }]),
    },
  },
];
