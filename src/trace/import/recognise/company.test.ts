import { describe, expect, it } from 'vitest';
import { integrityProblems } from '../../integrity.ts';
import { readTextOf } from '../testing/entries-of.ts';
import {
  api,
  app,
  as,
  asking,
  begin,
  callback,
  entriesOfScenes,
  fetches,
  form,
  html,
  importOf,
  json,
  messagesOf,
  opens,
  outline,
  posts,
  type Scene,
  sends,
  to,
  tokens,
} from '../testing/scene.ts';
import { recognise } from './recognise.ts';

const bearer = (token: string) => [['Authorization', `Bearer ${token}`]] as const;
const landing = `${callback}?${form({ code: 'code-0123456789', state: 'state-0123456789' })}`;
const signedIn: readonly Scene[] = [
  opens(asking({ scope: 'openid', nonce: 'n' }), to(landing)),
  opens(landing),
  fetches(`${as}/token`, tokens('1', { id_token: 'eyJhbGciOiJub25lIn0.e30.' }), {
    ...{ method: 'POST', body: form({ grant_type: 'authorization_code', code: 'code-0123456789' }) },
    headers: [['Origin', app]],
  }),
];
const outlines = (...scenes: readonly Scene[]) => importOf(...scenes).traces.map(outline);
/** What one attempt has beside the sign-in. */
const besides = (...scenes: readonly Scene[]) => {
  const [trace, ...more] = importOf(...scenes).traces;
  expect(more.map(outline)).toEqual([]);
  return trace ? outline(trace).slice(1) : [];
};

describe('documents of the server', () => {
  const metadata = json({
    issuer: as,
    jwks_uri: 'https://keys.provider.example/set',
    token_endpoint: `${as}/token`,
  });
  const discovery = (more: Partial<Scene> = {}) =>
    fetches(`${as}/.well-known/openid-configuration`, metadata, more);
  const keys = fetches('https://keys.provider.example/set', json({ keys: [{ kty: 'RSA' }] }));
  const askingAgain = opens(asking({ state: 'state-another-one' }), to('/login'));

  it('go to the attempt among whose messages they stand, also when they were fetched before', () => {
    const [first, second] = outlines(discovery(), ...signedIn, keys, { ...askingAgain, after: 2000 }, keys);
    expect(first?.[1]).toBe('app > AS GET /.well-known/openid-configuration');
    expect(first?.at(-1)).toBe('app > AS GET /set');
    expect(second?.slice(1)).toEqual(['browser > AS GET /authorize', 'app > AS GET /set']);
  });

  it('go to the one that comes, when the one before is over and far', () => {
    const [first, second] = outlines(...signedIn, discovery({ after: 60_000 }), askingAgain);
    expect(first).toHaveLength(signedIn.length + 1);
    expect(second?.slice(1)).toEqual([
      'app > AS GET /.well-known/openid-configuration',
      'browser > AS GET /authorize',
    ]);
  });

  it('go to the attempt of the page that fetched them', () => {
    const by = (origin: string): Partial<Scene> => ({ headers: [['Origin', origin]] });
    const other = 'https://office.customer.example';
    const [first, second] = outlines(
      discovery({ ...by(app), by: 'script' }),
      ...signedIn,
      sends(
        `${as}/token`,
        { grant_type: 'authorization_code', code: 'code-of-another-page', client_id: 'office' },
        tokens('3'),
        by(other),
      ),
      discovery(by(app)),
      discovery(by(other)),
    );
    const documents = (outlined: readonly string[] = []) =>
      outlined.filter((one) => one.includes('well-known'));
    expect(documents(first)).toHaveLength(2);
    expect(documents(second)).toHaveLength(1);
  });
});

describe('calls with a token', () => {
  it('userinfo is the server’s, whatever its path: by the metadata, by its answer', () => {
    expect(
      besides(...signedIn, fetches(`${as}/me`, json({ sub: 'ana' }), { headers: bearer('access-token-1') })),
    ).toContain('app > AS GET /me');
    const metadata = fetches(
      `${as}/.well-known/openid-configuration`,
      json({ issuer: as, userinfo_endpoint: 'https://graph.example/who', token_endpoint: `${as}/token` }),
    );
    expect(
      besides(
        metadata,
        ...signedIn,
        fetches('https://graph.example/who', json({}, 401), { headers: bearer('access-token-1') }),
      ),
    ).toContain('app > AS GET /who');
  });

  it('in the query, in a form, and as an ID token by mistake', () => {
    expect(
      besides(
        ...signedIn,
        fetches(`${api}/a?access_token=access-token-1`, json({})),
        fetches(`${api}/b`, json({}), { method: 'POST', body: { access_token: 'access-token-1' } }),
        fetches(`${api}/c`, json({}, 401), { headers: bearer('eyJhbGciOiJub25lIn0.e30.') }),
      ).slice(-3),
    ).toEqual(['app > API GET /a', 'app > API POST /b', 'app > API GET /c']);
  });

  it('without a token, where the token goes otherwise', () => {
    expect(
      besides(
        ...signedIn,
        fetches(`${api}/things`, json({}, 401)),
        fetches(`${api}/things`, json({}), { headers: bearer('access-token-1') }),
      ).slice(-2),
    ).toEqual(['app > API GET /things', 'app > API GET /things']);
  });

  it.each(['undefined', 'null', '[object Object]', ''])(
    'with “%s” in its place, from the page of the app',
    (value) => {
      expect(
        besides(
          ...signedIn,
          fetches(`${api}/things`, json({}, 401), {
            headers: [
              ['Authorization', `Bearer ${value}`],
              ['Origin', app],
            ],
          }),
        ).at(-1),
      ).toBe('app > API GET /things');
    },
  );

  it('with a token of somebody else they are left out', () => {
    expect(
      besides(
        ...signedIn,
        fetches('https://maps.example/tiles', json({}), { headers: bearer('key-of-the-maps') }),
      ),
    ).toHaveLength(3);
  });

  it('in a file without Authorization headers: by the preflight', () => {
    const headers = [
      ['Access-Control-Request-Headers', 'authorization'],
      ['Origin', app],
    ] as const;
    expect(
      besides(
        ...signedIn,
        fetches(`${api}/things`, json({}), { headers: [['Origin', app]], requestLacks: ['authorization'] }),
        { method: 'OPTIONS', url: `${api}/things`, headers, preflight: true, answer: { status: 204 } },
      ).slice(-2),
    ).toEqual(['app > API GET /things', 'app > API OPTIONS /things']);
  });

  it('alone in a file, refused', () => {
    const [trace] = importOf(
      fetches(`${api}/things`, json({}, 401, [['WWW-Authenticate', 'Bearer error="invalid_token"']]), {
        headers: bearer('access-token-0'),
      }),
    ).traces;
    expect(trace && outline(trace)).toEqual(['unknown', 'app > API GET /things']);
    expect(trace?.imported?.lacks).toContain('beginning');
  });
});

describe('preflights', () => {
  const asksBefore = (url: string, more: Partial<Scene> = {}): Scene => ({
    ...{ method: 'OPTIONS', url, preflight: true, answer: { status: 204 }, by: 'script' },
    ...more,
  });
  const signedInAs = (end: string): readonly Scene[] => [
    opens(
      asking({ state: `state-0123456789${end}` }),
      to(`${callback}?code=code-${end}-123456&state=state-0123456789${end}`),
    ),
    opens(`${callback}?code=code-${end}-123456&state=state-0123456789${end}`),
    sends(`${as}/token`, { grant_type: 'authorization_code', code: `code-${end}-123456` }, tokens(end), {
      by: 'script',
    }),
  ];
  const userinfo = (end: string) =>
    fetches(`${as}/userinfo`, json({ sub: 'ana' }), {
      headers: [['Authorization', `Bearer access-token-${end}`]],
    });
  const preflightsOf = (outlined: readonly string[] = []) =>
    outlined.filter((one) => one.includes('OPTIONS'));

  it('listed behind their requests go with those, also right before the next attempt', () => {
    const [first, second] = outlines(
      ...signedInAs('a'),
      userinfo('a'),
      asksBefore(`${as}/userinfo`, { after: 1 }),
      { ...(signedInAs('b')[0] as Scene), after: 400 },
      ...signedInAs('b').slice(1),
      userinfo('b'),
      asksBefore(`${as}/userinfo`, { after: 1 }),
    );
    expect(preflightsOf(first)).toEqual(['app > AS OPTIONS /userinfo']);
    expect(preflightsOf(second)).toEqual(['app > AS OPTIONS /userinfo']);
  });

  it('refused, for a request that was never sent: of the attempt that is under way', () => {
    const [first, second] = outlines(
      ...signedInAs('a'),
      ...signedInAs('b').slice(0, 2),
      asksBefore(`${as}/token`, { answer: { status: 403 }, after: 400 }),
    );
    expect(preflightsOf(first)).toEqual([]);
    expect(preflightsOf(second)).toEqual(['app > AS OPTIONS /token']);
  });

  it('go with the requests that they are for', () => {
    expect(
      besides(
        ...signedIn,
        { method: 'OPTIONS', url: `${as}/token`, preflight: true, answer: { status: 403 } },
        { method: 'OPTIONS', url: 'https://other.example/x', preflight: true, answer: { status: 204 } },
      ).slice(-1),
    ).toEqual(['app > AS OPTIONS /token']);
  });
});

describe('the end', () => {
  it('logout, with the redirects around it', () => {
    const out = `${as}/end?${form({ id_token_hint: 'eyJhbGciOiJub25lIn0.e30.', post_logout_redirect_uri: `${app}/bye` })}`;
    expect(
      besides(
        ...signedIn,
        opens(`${app}/logout`, to(out)),
        opens(out, to('/end/confirmed')),
        opens(`${as}/end/confirmed`, to(`${app}/bye`)),
        opens(`${app}/bye`),
        opens(`${app}/`),
      ).slice(3),
    ).toEqual([
      'browser > app GET /logout',
      'browser > AS GET /end',
      'browser > AS GET /end/confirmed',
      'browser > app GET /bye',
    ]);
  });

  it('logout without a hint, at a path of the vendor’s', () => {
    const out = `${as}/v2/logout?${form({ client_id: 'shop', returnTo: app })}`;
    expect(besides(...signedIn, opens(out, to(app)), opens(`${app}/`)).slice(3)).toEqual([
      'browser > AS GET /v2/logout',
      'browser > app GET /',
    ]);
  });

  it('logout alone', () => {
    expect(
      outlines(opens(`${as}/end?post_logout_redirect_uri=${app}/bye`, to(`${app}/bye`)), opens(`${app}/bye`)),
    ).toEqual([['logout', 'browser > AS GET /end', 'browser > app GET /bye']]);
  });

  it('introspection by the API, revocation by the app', () => {
    expect(
      besides(
        ...signedIn,
        sends(`${as}/introspect`, { token: 'access-token-1', client_id: 'things' }, json({ active: true })),
        sends(`${as}/revoke`, { token: 'refresh-token-1', client_id: 'shop' }, { status: 200 }),
      ).slice(3),
    ).toEqual(['API > AS POST /introspect', 'app > AS POST /revoke']);
  });
});

describe('device codes', () => {
  const ask = sends(
    `${as}/device`,
    { client_id: 'tv' },
    json({ device_code: 'device-code-1', user_code: 'WDJB-MJHT', verification_uri: `${as}/tv` }),
  );
  const poll = (answer: Scene['answer']) =>
    sends(
      `${as}/token`,
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: 'device-code-1',
        client_id: 'tv',
      },
      answer,
    );

  it('both screens are one attempt, the browser’s pages too', () => {
    expect(
      besides(
        ask,
        poll(json({ error: 'authorization_pending' }, 400)),
        opens(`${as}/tv`),
        posts(`${as}/tv`, { user_code: 'WDJB-MJHT' }, to('/login')),
        opens(`${as}/login`),
        poll(tokens('tv')),
        fetches(`${api}/films`, json({}), { headers: bearer('access-token-tv') }),
      ),
    ).toEqual([
      ...['app > AS POST /device', 'app > AS POST /token', 'browser > AS GET /tv', 'browser > AS POST /tv'],
      ...['browser > AS GET /login', 'app > AS POST /token', 'app > API GET /films'],
    ]);
  });

  it('the pages alone, as a browser has them', () => {
    const [trace] = importOf(
      opens(`${as}/tv?user_code=WDJB-MJHT`),
      posts(`${as}/tv`, { user_code: 'WDJB-MJHT' }, to('/login')),
      opens(`${as}/login`),
    ).traces;
    expect(trace && outline(trace)).toEqual([
      'device-authorization',
      ...['browser > AS GET /tv', 'browser > AS POST /tv', 'browser > AS GET /login'],
    ]);
    expect(trace?.imported?.lacks).toEqual(expect.arrayContaining(['beginning', 'back channel']));
  });

  it('polls without their bodies', () => {
    const bare = (error: string): Scene => ({
      ...{
        method: 'POST',
        url: `${as}/t`,
        by: 'server',
        answer: json({ error }, 400),
        requestLacks: ['body'],
      },
    });
    expect(
      besides(ask, bare('authorization_pending'), bare('slow_down'), bare('expired_token')),
    ).toHaveLength(4);
  });

  it('polls alone', () => {
    const [trace] = importOf(
      poll(json({ error: 'slow_down' }, 400)),
      poll(json({ error: 'slow_down' }, 400)),
    ).traces;
    expect(trace?.flow).toBe('device-authorization');
    expect(trace?.imported?.lacks).toContain('beginning');
  });
});

describe('pushed requests', () => {
  const push = (answer: Scene['answer']) =>
    sends(
      `${as}/par`,
      {
        response_type: 'code',
        client_id: 'shop',
        redirect_uri: callback,
        state: 'state-0123456789',
        code_challenge: 'c',
      },
      answer,
    );
  const uri = 'urn:ietf:params:oauth:request_uri:abc';

  it('belong to the authorization request that names them, and to the page of the app that waited for them', () => {
    const ask = `${as}/authorize?${form({ client_id: 'shop', request_uri: uri })}`;
    expect(
      outlines(
        opens(`${app}/login`, to(ask), { takes: 300 }),
        push(json({ request_uri: uri, expires_in: 60 }, 201)),
        opens(ask, to(landing), { after: 400 }),
        opens(landing),
      ),
    ).toEqual([
      [
        'authorization-code-pkce',
        ...['browser > app GET /login', 'app > AS POST /par', 'browser > AS GET /authorize'],
        'browser > app GET /signin-oidc',
      ],
    ]);
  });

  it('refused, the page of the app stays with them', () => {
    expect(
      outlines(
        opens(`${app}/login`, html('', 500), { takes: 300 }),
        push(json({ error: 'invalid_request' }, 400)),
      ),
    ).toEqual([['authorization-code-pkce', 'browser > app GET /login', 'app > AS POST /par']]);
  });
});

describe('a login at other hosts', () => {
  it('follows redirects and posted forms, and leaves out what a script of the page asks', () => {
    const idp = 'https://saml.company.example';
    expect(
      besides(
        opens(asking(), to('/login')),
        opens(`${as}/login`),
        posts(`${idp}/sso`, { SAMLRequest: 'x' }, html(), { headers: [['Referer', `${as}/login`]] }),
        fetches(`${idp}/sso/status`, json({})),
        posts(`${idp}/sso/password`, { user: 'ana' }, html(), { headers: [['Referer', `${idp}/sso`]] }),
        posts(`${as}/acs`, { SAMLResponse: 'x' }, to(landing), {
          headers: [['Referer', `${idp}/sso/password`]],
        }),
        opens(landing),
      ),
    ).toEqual([
      ...['browser > AS GET /authorize', 'browser > AS GET /login', 'browser > AS POST /sso'],
      ...['browser > AS POST /sso/password', 'browser > AS POST /acs', 'browser > app GET /signin-oidc'],
    ]);
  });

  it('a login page’s script that repeats the request’s parameters pushes nothing', () => {
    const body = {
      client_id: 'shop',
      response_type: 'code',
      redirect_uri: callback,
      state: 'state-0123456789',
      password: 'x',
    };
    expect(
      besides(
        opens(asking(), to('/login')),
        opens(`${as}/login`),
        fetches(`${as}/usernamepassword/login`, html(), { method: 'POST', body }),
        opens(landing),
      ),
    ).not.toContain('app > AS POST /usernamepassword/login');
  });
});

describe('files that say less', () => {
  const plain = (scene: Scene): Scene => ({ ...scene, by: undefined });

  it('nothing of what started a request: pages are told by their type, or by how they begin', () => {
    const untyped = { status: 200, body: '\n<!DOCTYPE html><title>Login</title>' };
    expect(
      besides(
        ...[opens(asking(), to('/login')), opens(`${as}/login`), opens(`${as}/second`, untyped)].map(plain),
        ...[fetches(`${as}/api/risk`, json({})), fetches(`${as}/logo.svg`, { status: 200 })].map(plain),
        ...[posts(`${as}/login`, { user: 'ana' }, to(landing)), opens(landing)].map(plain),
      ),
    ).toEqual([
      ...['browser > AS GET /authorize', 'browser > AS GET /login', 'browser > AS GET /second'],
      ...['browser > AS POST /login', 'browser > app GET /signin-oidc'],
    ]);
  });

  it('no body and no answer of the token request: by the server that it goes to', () => {
    const bare = {
      method: 'POST',
      by: 'script',
      answer: { status: 400, lacks: ['body'] },
      requestLacks: ['body'],
    } as const;
    expect(
      besides(
        opens(asking(), to(landing)),
        opens(landing),
        { ...bare, url: `${as}/oauth2/token` },
        { ...bare, url: 'https://other.example/oauth2/token' },
      ),
    ).toEqual([
      'browser > AS GET /authorize',
      'browser > app GET /signin-oidc',
      'app > AS POST /oauth2/token',
    ]);
  });
});

describe('pasted pieces', () => {
  const pasted = (name: 'id_token' | 'access_token', value: string) => ({
    ...{ name, value },
    source: { file: 0, entry: 0, path: 'line 1' },
  });

  it('a token by itself', () => {
    const { traces } = recognise([
      {
        name: '',
        read: readTextOf([], { kind: 'JWT', tokens: [pasted('id_token', 'eyJhbGciOiJub25lIn0.e30.')] }),
      },
    ]);
    expect(traces).toMatchObject([
      {
        flow: 'tokens',
        events: [{ kind: 'work', by: 'app', name: 'pasted_tokens', values: [{ name: 'id_token' }] }],
      },
    ]);
    expect(integrityProblems(traces[0] as (typeof traces)[0])).toEqual([]);
  });

  it('an answer by itself has a request that is not there', () => {
    const [trace] = importOf({ url: '', answer: tokens('1') }).traces;
    expect(trace).toMatchObject({
      events: [
        { kind: 'request', lacks: ['message'], to: 'authorization-server' },
        { kind: 'response', to: 'app' },
      ],
    });
  });

  it('without times: the order of the file', () => {
    const entries = entriesOfScenes(signedIn).map(({ at: _, response, ...entry }) => ({
      ...{ ...entry, at: undefined },
      ...(response && { response: { ...response, at: undefined } }),
    }));
    const [trace] = recognise([{ name: '', read: readTextOf(entries) }]).traces;
    expect(trace && outline(trace)).toHaveLength(4);
    expect(trace && messagesOf(trace).every(({ lacks }) => lacks?.includes('time'))).toBe(true);
  });
});

describe('what is written', () => {
  it('keeps sources, failures and times, and leaves no answer where none came', () => {
    const [trace] = importOf(
      opens(asking(), to(landing)),
      opens(landing, { status: 0 }),
      fetches(
        `${as}/token`,
        { status: 0, failure: 'net::ERR_FAILED' },
        { method: 'POST', body: 'grant_type=authorization_code&code=code-0123456789' },
      ),
    ).traces;
    expect(trace?.events.map(({ kind }) => kind)).toEqual([
      'request',
      'response',
      'request',
      'request',
      'response',
    ]);
    expect(trace?.events.at(-1)).toMatchObject({
      failure: 'net::ERR_FAILED',
      source: { entry: 2, path: 'log.entries[2]' },
    });
    expect(trace?.events[0]).toMatchObject({ at: begin + 100 });
  });

  it('keeps token answers whole, and cuts pages', () => {
    const long = 'x'.repeat(300_000);
    const [trace] = importOf(
      opens(asking(), html(long)),
      opens(landing),
      sends(
        `${as}/token`,
        { grant_type: 'authorization_code', code: 'code-0123456789' },
        tokens('1', { more: long }),
      ),
    ).traces;
    const lengths = trace ? messagesOf(trace).map(({ message }) => message.body?.length ?? 0) : [];
    expect(lengths[1]).toBe(200_000);
    expect(lengths.at(-1)).toBeGreaterThan(300_000);
  });

  it('names the server and the client, and the origins of all', () => {
    expect(
      importOf(...signedIn, fetches(`${api}/x`, json({}), { headers: bearer('access-token-1') })).traces[0]
        ?.imported,
    ).toEqual({
      ...{ title: 'id.provider.example, shop', exporters: ['a test'], lacks: [] },
      origins: { 'authorization-server': [as], app: [app], api: [api] },
    });
  });

  it.each([
    [
      'a server that lands with a redirect',
      [opens(`${app}/login`, to(asking())), opens(asking(), to(landing)), opens(landing, to('/'))],
      true,
    ],
    [
      'a page whose script asked the server',
      [
        fetches(
          `${as}/.well-known/openid-configuration`,
          json({ issuer: as, token_endpoint: `${as}/token` }),
        ),
        opens(asking(), to(landing)),
        opens(landing),
      ],
      false,
    ],
  ])('back channel: %s', (_, scenes, lacks) => {
    expect(importOf(...scenes).traces[0]?.imported?.lacks.includes('back channel')).toBe(lacks);
  });

  it('a request that was given up is no end of the file', () => {
    const lacks = importOf(opens(asking(), to('/login')), opens(`${as}/login`), opens(`${app}/help`))
      .traces[0]?.imported?.lacks;
    expect(lacks).not.toContain('end');
    expect(
      importOf(opens(asking(), to('/login')), opens(`${as}/login`)).traces[0]?.imported?.lacks,
    ).toContain('end');
  });
});
