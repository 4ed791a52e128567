import { describe, expect, it } from 'vitest';
import { get, postForm } from '../../protocol/http.ts';
import { challenge, clientId, code, codeParts, jwt, nonce, state } from '../testing/made-code.ts';
import {
  answers,
  app,
  as,
  asks,
  back,
  callback,
  json,
  lands,
  type Made,
  madeTrace,
  query,
  redirect,
} from '../testing/made-trace.ts';
import { readFacts } from './read-facts.ts';

async function read(...made: readonly Made[]) {
  const [facts] = await readFacts([madeTrace('authorization-code-pkce', made)]);
  if (!facts) throw new Error('No facts');
  return facts;
}

const { ask, answer, land } = codeParts();
const given = { response_type: 'code', client_id: clientId, redirect_uri: callback, state, nonce };
/** What the browser sends to a page that is neither ask nor answer. */
const visits = (url: string, reply = redirect('/login')): Made => ({ ...ask, request: get(url), reply });

describe('asks', () => {
  it('are told by what they carry, at any path', async () => {
    const { asks: found } = await read({ ...ask, request: get(`${as}/start/here?${query(given)}`) });
    expect(found).toMatchObject([{ seq: 0, opaque: false, response: { seq: 1 } }]);
    expect(found[0]?.fields.get('state')).toEqual({
      ...{ name: 'state', value: state, seq: 0, where: "the authorization request's query" },
    });
  });

  it('are seen without response_type, without client_id, and as a form', async () => {
    const { client_id: _, ...withoutClient } = given;
    const { response_type: __, ...withoutType } = given;
    const others = [
      asks(withoutClient),
      asks(withoutType),
      { ...ask, request: postForm(`${as}/authorize`, Object.entries(given)) },
    ];
    for (const one of others) expect((await read(one)).asks).toHaveLength(1);
  });

  it('are not what a server carries from page to page, nor a logout', async () => {
    const { asks: found } = await read(
      asks(given),
      visits(
        `${as}/login?${query({ ...given, client_id: undefined, client: clientId, protocol: 'oauth2' })}`,
      ),
      visits(`${as}/login?${query(given)}`),
      visits(`${as}/logout?${query({ client_id: clientId, post_logout_redirect_uri: app, state: 'x' })}`),
      { ...answer, request: postForm(`${as}/login`, [...Object.entries(given), ['username', 'ana']]) },
    );
    expect(found.map(({ seq }) => seq)).toEqual([0]);
  });

  it('are two where another state is asked with, or where the first was answered', async () => {
    const again = await read(asks(given), asks({ ...given, state: 'another' }));
    expect(again.asks).toHaveLength(2);
    const afterwards = await read(
      asks(given),
      answers({ code, state }),
      asks(given),
      answers({ code: 'c2', state }),
    );
    expect(afterwards.asks).toHaveLength(2);
    expect(afterwards.answers.map((one) => one.ask?.seq)).toEqual([0, 4]);
  });

  it('have what was pushed, and only once', async () => {
    const uri = 'urn:ietf:params:oauth:request_uri:x1';
    const push = back(
      postForm(`${as}/par`, [...Object.entries(given), ['code_challenge', challenge]]),
      json(201, { request_uri: uri, expires_in: 60 }),
    );
    const { asks: found, pushes } = await read(push, asks({ client_id: clientId, request_uri: uri }));
    expect(pushes).toMatchObject([{ seq: 0 }]);
    expect(found).toMatchObject([{ seq: 2, opaque: false, pushed: { seq: 0, response: { seq: 1 } } }]);
    expect(found[0]?.fields.all('client_id')).toHaveLength(1);
    expect(found[0]?.fields.get('code_challenge')).toMatchObject({
      ...{ value: challenge, seq: 0, where: 'the pushed authorization request' },
    });
    expect(found[0]?.inUrl.has('code_challenge')).toBe(false);
  });

  it('are opaque where nobody can tell what they refer to', async () => {
    const unknown = [{ request_uri: 'urn:x' }, { request: 'a.b.c.d.e' }, { request: 'text' }];
    for (const one of unknown) {
      const { asks: found } = await read(asks({ client_id: clientId, ...one }));
      expect(found).toMatchObject([{ opaque: true }]);
    }
  });

  it('have what stands in a request object, before what stands beside it', async () => {
    const request = jwt({ ...given, iss: clientId, aud: as, max_age: 60 });
    const { asks: found } = await read(
      asks({ client_id: clientId, state: 'beside', prompt: 'login', request }),
    );
    const [one] = found;
    expect(one?.opaque).toBe(false);
    expect(['state', 'max_age', 'prompt'].map((name) => one?.fields.value(name))).toEqual([
      state,
      '60',
      'login',
    ]);
    expect(one?.fields.get('state')?.where).toBe('the request object');
  });
});

describe('answers', () => {
  it('have where they were sent and where they arrived', async () => {
    const { answers: found } = await read(ask, answer, land);
    expect(found).toMatchObject([
      {
        ...{ seq: 4, mode: 'query', ask: { seq: 0 }, sent: { seq: 3 } },
        received: { seq: 4, response: { seq: 5 } },
      },
    ]);
    expect(found[0]?.sent?.fields.get('code')?.where).toBe("the redirect to the app's query");
    expect(found[0]?.fields.get('code')).toMatchObject({ seq: 4, where: "the callback's query" });
  });

  it('find their way where one value was changed on it', async () => {
    for (const changed of [{ state: 'changed' }, { code: 'changed' }, { state: undefined }]) {
      const { answers: found } = await read(ask, answer, lands({ code, state, ...changed }));
      expect(found).toHaveLength(1);
      expect(found[0]?.sent?.fields.value('code')).toBe(code);
      expect(found[0]?.received?.fields.value('state')).toBe('state' in changed ? changed.state : state);
    }
  });

  it('are read from a fragment, and found again where the callback does not show it', async () => {
    const sent = { access_token: 'at-1', id_token: jwt({}), state };
    const shown = await read(ask, answers(sent, '#'), lands(sent, '#'));
    expect(shown.answers).toMatchObject([{ mode: 'fragment', seq: 4 }]);
    const hidden = await read(ask, answers(sent, '#'), lands({}, '?'));
    expect(hidden.answers).toMatchObject([
      { mode: 'fragment', seq: 4, received: { seq: 4, response: { seq: 5 } } },
    ]);
    expect(hidden.answers[0]?.received?.fields.value('access_token')).toBe('at-1');
  });

  it('are seen to lose what they are for on the way', async () => {
    const { answers: found } = await read(ask, answer, lands({ state, iss: as }));
    expect(found).toMatchObject([{ seq: 4, sent: { seq: 3 }, received: { seq: 4 } }]);
    expect(found[0]?.received?.fields.has('code')).toBe(false);
    const elsewhere = await read(ask, answer, { ...land, request: get(callback) });
    expect(elsewhere.answers[0]?.received).toBeUndefined();
  });

  it('count as they were sent where the file lacks the form', async () => {
    const page = `<form action="${callback}"><input type=hidden name=code value=c><input type=hidden name=state value=s>`;
    const reply = { status: 200, headers: [['Content-Type', 'text/html']] as const, body: page };
    const post = { method: 'POST', url: callback, headers: [] };
    const { answers: found } = await read(
      ...[ask, { ...answer, reply }, { ...land, request: post, requestLacks: ['body'] as const }],
    );
    expect(found).toMatchObject([{ received: { seq: 4 } }]);
    expect(found[0]?.fields.value('code')).toBe('c');
  });

  it('are read from a page that posts them', async () => {
    const page = `<body onload="document.forms[0].submit()"><form method="post" action="${callback}">
      <input type=hidden name=code value="${code}"><input type="hidden" name="state" value="a&amp;b"></form>`;
    const reply = { status: 200, headers: [['Content-Type', 'text/html']] as const, body: page };
    const { answers: found } = await read(
      ask,
      { ...answer, reply },
      lands({ code, state: 'a&b' }, 'form_post'),
    );
    expect(found).toMatchObject([
      { mode: 'form_post', sent: { seq: 3, url: callback }, received: { seq: 4 } },
    ]);
    expect(found[0]?.sent?.fields.value('state')).toBe('a&b');
  });

  it('are read from the script of a hidden frame', async () => {
    const scripts = [
      `var r = {type: "authorization_response", response: {"code":"c-1","state":"${state}"}}; w.postMessage(r)`,
      `var data = {}; data.code = 'c\\x2D1'; data.state = '${state}'; window.parent.postMessage(data, o)`,
    ];
    for (const script of scripts) {
      const body = `<!doctype html><script>${script}</script>`;
      const reply = { status: 200, headers: [['Content-Type', 'text/html']] as const, body };
      const { answers: found } = await read(asks({ ...given, response_mode: 'web_message' }, reply));
      expect(found).toMatchObject([{ mode: 'web_message', seq: 1, ask: { seq: 0 } }]);
      expect(found[0]?.fields.value('code')).toBe('c-1');
    }
  });

  it('are not a login page with a field for a code', async () => {
    const page = '<form action="/verify"><input type="hidden" name="code" value="sms"></form>';
    const reply = { status: 200, headers: [['Content-Type', 'text/html']] as const, body: page };
    expect((await read(ask, { ...answer, reply })).answers).toEqual([]);
  });

  it('are read from one JWT', async () => {
    const response = jwt({ iss: as, aud: clientId, code, state });
    const { answers: found } = await read(ask, answers({ response }), lands({ response }));
    expect(found).toHaveLength(1);
    expect(found[0]?.fields.get('code')).toMatchObject({
      value: code,
      where: "the JWT in the callback's query",
    });
    expect(found[0]?.ask?.seq).toBe(0);
  });

  it('arrive at a native app', async () => {
    const uri = 'com.example.shop:/signin';
    const { answers: found } = await read(
      asks({ ...given, redirect_uri: uri }),
      answers({ code, state }, '?', uri),
      lands({ code, state }, '?', uri),
    );
    expect(found).toMatchObject([{ sent: { seq: 3 }, received: { seq: 4 } }]);
  });

  it('belong to the ask of their state, else to the latest without an answer', async () => {
    const two = [asks({ ...given, state: 'one' }), asks({ ...given, state: 'two' })];
    const byState = await read(
      ...two,
      answers({ code, state: 'one' }),
      answers({ code: 'c2', state: 'two' }),
    );
    expect(byState.answers.map((one) => one.ask?.seq)).toEqual([0, 2]);
    const strange = await read(
      ...two,
      answers({ code, state: 'two' }),
      answers({ code: 'c2', state: 'strange' }),
    );
    expect(strange.answers.map((one) => one.ask?.seq)).toEqual([2, 0]);
  });

  it('belong to the very request that they answer, whatever their state', async () => {
    const { answers: found } = await read(
      asks(given),
      asks({ ...given, state: 'two' }, redirect(`${callback}?${query({ error: 'login_required', state })}`)),
    );
    expect(found[0]?.ask?.seq).toBe(2);
  });

  it('are not pages of the server or of the app that say an error', async () => {
    const { answers: found } = await read(
      ask,
      visits(`${as}/x`, redirect(`${as}/error?error=invalid_request`)),
      { ...land, request: get(`${app}/login?error=OAuthCallback`) },
      { ...land, request: get(`${app}/shop?code=SAVE10`) },
    );
    expect(found).toEqual([]);
  });

  it('arrive once where the app leads its callback on to itself, and twice where somebody loads it again', async () => {
    const url = `${callback}?${query({ code, state })}`;
    const plain = { ...land, request: get(url.replace('https', 'http')), reply: redirect(url, 301) };
    const led = await read(ask, answer, plain, lands({ code, state }));
    expect(led.answers).toMatchObject([{ seq: 6, received: { seq: 6 } }]);
    const reloaded = await read(ask, answer, land, land);
    expect(reloaded.answers.map(({ seq }) => seq)).toEqual([4, 6]);
  });

  it('are read at the app alone, as from a pasted URL', async () => {
    const { answers: found } = await read(lands({ code, state }));
    expect(found).toMatchObject([{ seq: 0, received: { seq: 0 } }]);
    expect(found[0]?.ask).toBeUndefined();
    expect(found[0]?.sent).toBeUndefined();
  });
});
