import { get, type Header } from '../../../protocol/http.ts';
import { clientId, codeParts, inOrder } from '../../testing/made-code.ts';
import {
  api,
  app,
  as,
  back,
  calls,
  json,
  type Made,
  madeTrace,
  type Reply,
  redirect,
} from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const { ask, answer, land, swap, call } = codeParts();
const origin: Header = ['Origin', app];
const allow = (value = app): Header => ['Access-Control-Allow-Origin', value];

/** The same request, sent by a script of the page. */
const scripted = (
  made: Made,
  reply: Reply | undefined,
  more: Partial<Made> & { headers?: readonly Header[] } = {},
): Made => {
  const { headers = [], ...rest } = more;
  const request = { ...made.request, headers: [...made.request.headers, origin, ...headers] };
  return { ...made, request, reply, ...rest };
};

/** A script's request as a browser's own file has it where no answer came: without what the network adds. */
const unseen: Made = {
  ...swap,
  reply: undefined,
  request: {
    ...swap.request,
    headers: [...swap.request.headers, ['sec-ch-ua', '"Chromium";v="156"'], ['Referer', `${app}/`]],
  },
};

const flow = (...made: Made[]) => madeTrace('authorization-code-pkce', [ask, answer, land, ...made]);
const tokens = (headers: readonly Header[], more: object = {}): Reply =>
  json(200, { access_token: 'a-1', token_type: 'Bearer', expires_in: 60, ...more }, headers);
const metadata = back(get(`${as}/.well-known/openid-configuration`), undefined);
const byPage: readonly Header[] = [
  ['Sec-Fetch-Mode', 'cors'],
  ['Sec-Fetch-Site', 'cross-site'],
];
const failed = { failure: 'net::ERR_FAILED' };

/** What a browser asks before a script may call the API. */
const preflight = (
  reply: Reply | undefined,
  wanted: readonly Header[] = [],
  more: Partial<Made> = {},
): Made =>
  back(
    {
      ...{ method: 'OPTIONS', url: `${api}/things` },
      headers: [
        origin,
        ['Access-Control-Request-Method', 'GET'],
        ['Access-Control-Request-Headers', 'authorization'],
        ...wanted,
      ],
    },
    reply,
    { to: 'api', ...more },
  );
const allowsAll: Reply = {
  status: 204,
  headers: [allow(), ['Access-Control-Allow-Headers', 'authorization, dpop']],
};
const things = json(200, { things: [] }, [allow()]);
const dead = scripted(call, undefined, failed);

const cors: RuleCases = {
  rule: 'cors_blocked',
  fires: {
    'no header at the token endpoint': () => flow(scripted(swap, tokens([]), failed)),
    'another origin': () => flow(scripted(swap, tokens([allow('https://www.shop.example')]), failed)),
    'two headers': () => flow(scripted(swap, tokens([allow(), allow()]), failed)),
    'an error that is hidden': () => flow(scripted(swap, json(400, { error: 'invalid_grant' }), failed)),
    'no answer, in the words of the browser': () =>
      flow(scripted(swap, undefined, { failure: 'CORS error' })),
    "no answer, and the browser's file has no Origin for it: likely": () => flow({ ...unseen, ...failed }),
    'the API': () => flow(scripted(call, json(200, {}), failed)),
    'not marked, and the page goes no further': () =>
      flow(scripted(swap, { ...tokens([]), body: '' }, { headers: byPage })),
    'seen by a proxy, and the page goes no further': () =>
      flow(scripted(swap, tokens([]), { headers: byPage })),
    'seen by a proxy, where the metadata allow the page': () =>
      flow(
        scripted(metadata, { ...json(200, {}, [allow()]) }),
        scripted(swap, tokens([]), { headers: byPage }),
      ),
  },
  nearly: {
    'the origin is allowed': () => flow(scripted(swap, tokens([allow()]))),
    'any origin is': () => flow(scripted(swap, tokens([allow('*')]))),
    'tried again, and answered': () =>
      flow(scripted(swap, undefined, failed), scripted(swap, tokens([allow()]))),
    'without Origin, and the user left the page': () => flow({ ...unseen, failure: 'net::ERR_ABORTED' }),
    'no connection': () => flow(scripted(swap, undefined, { failure: 'net::ERR_CONNECTION_REFUSED' })),
    'the user left the page': () => flow(scripted(swap, undefined, { failure: 'net::ERR_ABORTED' })),
    'the preflight was refused': () => flow(dead, preflight({ status: 401 }, [])),
    'seen by a proxy, and the page goes on': () =>
      flow(scripted(swap, tokens([]), { headers: byPage }), scripted(call, things)),
    'seen behind a gateway that adds the header to all answers': () =>
      flow(scripted(metadata, json(200, {})), scripted(swap, tokens([]), { headers: byPage })),
    'an error that a proxy sees': () =>
      flow(scripted(swap, json(400, { error: 'invalid_grant' }), { headers: byPage })),
    'a server with an Origin header': () => flow(scripted(swap, tokens([]))),
    'the same origin': () =>
      flow({ ...scripted(call, json(200, {}), failed), request: get(`${app}/api/things`, [origin]) }),
  },
  missing: {
    'an answer without its headers': () =>
      flow(scripted(swap, { status: 200 }, { ...failed, responseLacks: ['headers'] })),
  },
};

const preflights: RuleCases = {
  rule: 'preflight_refused',
  fires: {
    '401': () => flow(dead, preflight({ status: 401, headers: [['WWW-Authenticate', 'Bearer']] })),
    '405 before its request': () => flow(preflight({ status: 405, headers: [['Allow', 'GET']] }), dead),
    'a redirect': () => flow(dead, preflight(redirect('/login', 302))),
    'no origin': () => flow(dead, preflight({ status: 204, headers: [['Allow', 'GET']] })),
    'authorization is not listed': () =>
      flow(
        dead,
        preflight({ status: 204, headers: [allow(), ['Access-Control-Allow-Headers', 'content-type']] }),
      ),
    'a star does not stand for authorization': () =>
      flow(dead, preflight({ status: 204, headers: [allow(), ['Access-Control-Allow-Headers', '*']] })),
  },
  nearly: {
    allowed: () => flow(scripted(call, things), preflight(allowsAll)),
    'refused, and the request was answered': () =>
      flow(scripted(call, things), preflight({ status: 404, headers: [['Server', 'x']] })),
    'refused first, then tried again and answered': () =>
      flow(
        dead,
        preflight({ status: 502, headers: [['Server', 'x']] }),
        scripted(call, things),
        preflight(allowsAll),
      ),
    'allowed, and the request failed': () => flow(dead, preflight(allowsAll)),
  },
  missing: {
    'no answer': () => flow(dead, preflight(undefined)),
    'an answer without headers': () =>
      flow(dead, preflight({ status: 204 }, [], { responseLacks: ['headers'] })),
  },
};

const describedBy = (text: string) => json(400, { error: 'invalid_request', error_description: text });

const kinds: RuleCases = {
  rule: 'origin_rule',
  fires: {
    'a server redeems for a page': () =>
      flow({
        ...swap,
        reply: describedBy(
          "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
        ),
      }),
    'a page redeems for a server': () =>
      flow(
        scripted(swap, describedBy('Cross-origin token redemption is permitted only for certain clients')),
      ),
    'no refresh token for a page: a note': () =>
      madeTrace('authorization-code-pkce', [
        codeParts({ ask: { scope: 'openid offline_access' } }).ask,
        answer,
        land,
        scripted(swap, tokens([allow()])),
      ]),
  },
  nearly: {
    'a page with a refresh token': () =>
      madeTrace('authorization-code-pkce', [
        codeParts({ ask: { scope: 'openid offline_access' } }).ask,
        answer,
        land,
        scripted(swap, tokens([allow()], { refresh_token: 'r' })),
      ]),
    'another error': () => flow(scripted(swap, describedBy('The code is not valid'))),
  },
  missing: {
    'the error is hidden': () =>
      flow(scripted(swap, { status: 400 }, { ...failed, responseLacks: ['body'] })),
  },
};

const login = `${as}/authorize?client_id=${clientId}&response_type=code&redirect_uri=${app}/signin`;
const fetched = (
  reply: Reply,
  headers: readonly Header[] = [['Sec-Fetch-Mode', 'cors']],
  more: Partial<Made> = {},
): Made => ({
  ...{ from: 'browser', to: 'app', channel: 'front' },
  ...{ request: get(`${app}/api/me`, headers), reply },
  ...more,
});

const redirected: RuleCases = {
  rule: 'redirect_of_fetch',
  fires: {
    'a fetch': () =>
      madeTrace('authorization-code', [fetched(redirect(login, 302)), ...inOrder(codeParts())]),
    'a call with a token': () =>
      madeTrace('authorization-code', [fetched(redirect(login, 302), [['Authorization', 'Bearer a-1']])]),
    'an XMLHttpRequest': () =>
      madeTrace('authorization-code', [
        fetched(redirect(login, 302), [['X-Requested-With', 'XMLHttpRequest']]),
      ]),
  },
  nearly: {
    'a page load': () =>
      madeTrace('authorization-code', [fetched(redirect(login, 302), [['Sec-Fetch-Mode', 'navigate']])]),
    'another redirect': () => madeTrace('authorization-code', [fetched(redirect('/api/me/', 308))]),
    '401': () => madeTrace('authorization-code', [fetched({ status: 401 })]),
  },
  missing: {
    'a redirect without its headers': () =>
      madeTrace('authorization-code', [fetched({ status: 302 }, undefined, { responseLacks: ['headers'] })]),
  },
};

const cached: RuleCases = {
  rule: 'token_response_cached',
  fires: {
    'from a cache': () =>
      flow({
        ...swap,
        reply: tokens([
          ['Age', '40'],
          ['Cache-Control', 'no-store'],
        ]),
      }),
    'no Cache-Control: a note': () => flow({ ...swap, reply: tokens([]) }),
  },
  nearly: {
    'no-store': () => flow({ ...swap, reply: tokens([['Cache-Control', 'no-cache, no-store']]) }),
    'an error': () => flow({ ...swap, reply: json(400, { error: 'invalid_grant' }) }),
  },
  missing: {
    'no headers': () => flow({ ...swap, reply: { ...tokens([]), headers: [] }, responseLacks: ['headers'] }),
  },
};

const plain = (host: string, more: Partial<Made> = {}): Made => ({
  ...calls(undefined, json(200, {})),
  ...{ request: get(`http://${host}/things`, [origin]) },
  ...more,
});

const mixed: RuleCases = {
  rule: 'mixed_content',
  fires: { 'a plain API': () => flow(plain('things.example', { reply: undefined, ...failed })) },
  nearly: {
    'this machine': () => flow(plain('localhost:8080', { reply: undefined, ...failed })),
    'with TLS': () => flow(dead),
    'it was answered': () => flow(plain('things.example')),
  },
  missing: { 'no answer in the file': () => flow(plain('things.example', { reply: undefined })) },
};

/** Cases for every rule about browsers. */
export const browserCases: readonly RuleCases[] = [mixed, preflights, cors, kinds, redirected, cached];
