import { get, type Header, postForm } from '../../../protocol/http.ts';
import { clientId, code, codeParts, inOrder, state } from '../../testing/made-code.ts';
import { codeTrace, later, made, refusedAsk } from '../../testing/made-front.ts';
import { answers, app, as, asks, callback, lands, type Made, redirect } from '../../testing/made-trace.ts';
import type { RuleCases } from '../../testing/rule-cases.ts';

const silent = { prompt: 'none' };
const framed: Header[] = [['Sec-Fetch-Dest', 'iframe']];

/** A silent request in a frame that the server refuses. */
const refusedFrame = (headers: readonly Header[] = framed, error = 'login_required') => {
  const { ask } = codeParts({ ask: { ...silent, state: 'another-state-000001' } });
  const back = { error, state: 'another-state-000001' };
  return [
    {
      ...ask,
      request: get(ask.request.url, headers),
      reply: redirect(`${callback}?error=${error}&state=${back.state}`),
    },
    lands(back),
  ];
};

/** The login page of the server sets its session cookie. */
const withSession = (cookie: string): Made[] => {
  const parts = inOrder(codeParts());
  return parts.map((part, index) =>
    index === 1 && part.reply
      ? {
          ...part,
          reply: { ...part.reply, headers: [...(part.reply.headers ?? []), ['Set-Cookie', cookie]] },
        }
      : part,
  );
};

const interactive = (seconds: number) =>
  later(
    codeTrace({ ask: { state: 'yet-another-state-1' }, answer: { state: 'yet-another-state-1' } }),
    seconds,
  );

/** The app sets a cookie, sends the browser to the server, and gets the answer posted. */
function posted(
  setCookie: string | undefined,
  cookie: string | undefined,
  status: number,
  lacks: Made['requestLacks'] = undefined,
) {
  const start: Made = {
    ...{ from: 'browser', to: 'app', channel: 'front', request: get(`${app}/login`) },
    reply: {
      status: 302,
      headers: [
        ['Location', `${as}/authorize`],
        ...(setCookie === undefined ? [] : [['Set-Cookie', setCookie] as const]),
      ],
    },
  };
  const { ask } = codeParts({ ask: { response_mode: 'form_post' } });
  const headers: Header[] = cookie === undefined ? [] : [['Cookie', cookie]];
  const page = {
    status: 200,
    body: `<html><body onload="document.forms[0].submit()"><form method="post" action="${callback}"><input type="hidden" name="code" value="${code}"/><input type="hidden" name="state" value="${state}"/></form></body></html>`,
  };
  const land: Made = {
    ...lands({ code, state }, 'form_post', callback, { reply: { status, body: 'Correlation failed.' } }),
    request: postForm(
      callback,
      [
        ['code', code],
        ['state', state],
      ],
      headers,
    ),
    ...(lacks && { requestLacks: lacks }),
  };
  return made([start, ask, answers({ code, state }, '?', callback, { reply: page }), land]);
}

/** So many rounds of the same request, each answered at once, so many seconds apart. */
function rounds(count: number, apart: number, between: readonly Made[] = []) {
  const [first, ...others] = Array.from({ length: count }, (_, index) => {
    const own = { code: `code-of-round-${index}-abcdef`, state: `state-of-round-${index}-x` };
    const ask = asks(
      {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: callback,
        scope: 'openid',
        state: own.state,
      },
      redirect(`${callback}?code=${own.code}&state=${own.state}`),
    );
    const land = lands(own, '?', callback, { reply: redirect('/', 302), after: 0.1 });
    return later(made([ask, ...between, land]), index * apart);
  });
  return first ? [first, ...others] : [];
}

/** One navigation that never ends: each answer leads by redirects to the next request. A page shows in between where it is said. */
function chain(count: number, page = false) {
  const user: Header[] = [['Sec-Fetch-User', '?1']];
  const to = (path: string, location: string | undefined): Made => ({
    ...{ from: 'browser', to: 'app', channel: 'front', after: 0.1, request: get(`${app}${path}`) },
    reply: location === undefined ? { status: 200, body: '<html></html>' } : redirect(location, 302),
  });
  const [first, ...others] = Array.from({ length: count }, (_, index) => {
    const own = { code: `code-of-round-${index}-abcdef`, state: `state-of-round-${index}-x` };
    const ask = asks(
      { response_type: 'code', client_id: clientId, redirect_uri: callback, state: own.state },
      redirect(`${callback}?code=${own.code}&state=${own.state}`),
      { after: 0.1 },
    );
    const land = lands(own, '?', callback, { reply: redirect('/account', 302), after: 0.1 });
    return later(
      made([
        to('/account', page ? undefined : '/login'),
        to('/login', ask.request.url),
        { ...ask, request: get(ask.request.url, user) },
        land,
      ]),
      index * 0.4,
    );
  });
  return first ? [first, ...others] : [];
}

/** Traces for the rules about what browsers do on the way. */
export const browserCases: readonly RuleCases[] = [
  {
    rule: 'silent_login_refused',
    fires: {
      'and nothing follows': () => made(refusedFrame()),
      'and the app lets the user log in': () => [made(refusedFrame()), interactive(5)],
      'without prompt=none': () =>
        refusedAsk({ error: 'interaction_required', error_description: 'AADSTS50076' }),
      'for consent': () => made(refusedFrame(framed, 'consent_required')),
    },
    nearly: {
      'a silent request that goes well': () => codeTrace({ ask: silent }),
      'denied by the user': () => refusedAsk({ error: 'access_denied' }),
    },
    missing: { 'no answer': () => made([codeParts({ ask: silent }).ask], ['end']) },
  },
  {
    rule: 'third_party_cookie_blocked',
    fires: {
      'in a frame, without a cookie': () =>
        made([...withSession('sid=abc; Path=/; HttpOnly; SameSite=Lax'), ...refusedFrame()]),
      'although SameSite is None': () =>
        made([...withSession('sid=abc; Path=/; Secure; SameSite=None'), ...refusedFrame()]),
      'no header says that it is a frame': () =>
        made([...withSession('sid=abc; Path=/'), ...refusedFrame([])]),
    },
    nearly: {
      'the cookie is sent': () =>
        made([...withSession('sid=abc; Path=/'), ...refusedFrame([...framed, ['Cookie', 'sid=abc']])]),
      'nobody had logged in': () => made(refusedFrame()),
      'not in a frame': () =>
        made([...withSession('sid=abc'), ...refusedFrame([['Sec-Fetch-Dest', 'document']])]),
    },
    missing: {
      'cookies are taken out': () => made([...inOrder(codeParts()), ...refusedFrame()], ['cookies']),
    },
  },
  {
    rule: 'form_post_cookie_lost',
    fires: {
      'SameSite=Lax': () => posted('oidc.state=abc; Path=/; SameSite=Lax', undefined, 400),
      'SameSite is not said': () => posted('session=abc; Path=/; HttpOnly', undefined, 500),
      'others come along': () => posted('correlation=abc; Path=/; SameSite=Strict', 'consent=1', 403),
    },
    nearly: {
      'it comes along': () => posted('oidc.state=abc; Path=/; SameSite=None; Secure', 'oidc.state=abc', 303),
      'it is None, and stays behind': () =>
        posted('oidc.state=abc; Path=/; SameSite=None; Secure', undefined, 400),
      'the app does without': () => posted('theme=dark; Path=/', undefined, 303),
      'it is for another path': () => posted('oidc.state=abc; Path=/admin', undefined, 400),
      'by GET': () => codeTrace(),
    },
    missing: {
      'cookies are taken out': () => posted(undefined, undefined, 400, ['cookies']),
    },
  },
  {
    rule: 'redirect_loop',
    fires: {
      'four times at once': () => rounds(4, 2),
      'three times': () => rounds(3, 1),
      'in one navigation': () => chain(5),
    },
    nearly: {
      twice: () => rounds(2, 1),
      'by a click each time': () => chain(5, true),
      slowly: () => rounds(4, 20),
      'with a password each time': () =>
        rounds(4, 3, [{ ...answers({}), reply: { status: 200, body: 'ok' } }]),
    },
    missing: {
      'the trace ends': () =>
        rounds(2, 1).map((trace) => ({
          ...trace,
          imported: { title: '', exporters: [], origins: {}, lacks: ['end'] },
        })),
    },
  },
];
