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

/** The outlines of what comes of scenes, each sound. */
function attempts(...scenes: readonly Scene[]): string[][] {
  const { traces } = importOf(...scenes);
  for (const trace of traces) expect(integrityProblems(trace)).toEqual([]);
  return traces.map(outline);
}

const bearer = (token: string) => [['Authorization', `Bearer ${token}`]] as const;
const landing = (end: string, uri = callback) =>
  `${uri}?${form({ code: `code-0123456789-${end}`, state: `state-0123456789${end}` })}`;
const redeem = (end: string, more: Partial<Scene> = {}) =>
  sends(
    `${as}/token`,
    {
      grant_type: 'authorization_code',
      code: `code-0123456789-${end}`,
      client_id: 'shop',
      redirect_uri: callback,
    },
    tokens(end),
    more,
  );

describe('several attempts in one file', () => {
  it('two tabs are told apart by state, in whatever order their answers land', () => {
    const ask = (end: string, page: string) =>
      opens(asking({ state: `state-0123456789${end}` }), to('/login'), { page });
    const [first, second] = attempts(
      ask('a', '1'),
      opens(`${as}/login`, html(), { page: '1' }),
      ask('b', '2'),
      opens(`${as}/login`, html(), { page: '2' }),
      posts(`${as}/login`, { user: 'ana' }, to(landing('b')), { page: '2' }),
      opens(landing('b'), html(), { page: '2' }),
      posts(`${as}/login`, { user: 'ana' }, to(landing('a')), { page: '1' }),
      opens(landing('a'), html(), { page: '1' }),
      redeem('a'),
      redeem('b'),
      fetches(`${api}/things`, json({}), { headers: bearer('access-token-b') }),
    );
    const walk = [
      'browser > AS GET /authorize',
      'browser > AS GET /login',
      'browser > AS POST /login',
      'browser > app GET /signin-oidc',
      'app > AS POST /token',
    ];
    expect(first).toEqual(['authorization-code', ...walk]);
    expect(second).toEqual(['authorization-code', ...walk, 'app > API GET /things']);
  });

  it('an answer with another state goes to the request whose address it lands at', () => {
    expect(
      attempts(opens(asking(), to('/login')), opens(`${callback}?code=code-0123456789&state=somebody-elses`)),
    ).toHaveLength(1);
  });

  it('a silent try that fails, then one with a login', () => {
    const silent = asking({ state: 'state-silent-1', prompt: 'none' });
    const [first, second, ...more] = attempts(
      opens(silent, to(`${callback}?error=login_required&state=state-silent-1`)),
      opens(`${callback}?error=login_required&state=state-silent-1`, to(asking())),
      opens(asking(), to('/login')),
      opens(`${as}/login`),
    );
    expect(more).toEqual([]);
    expect(first?.slice(1)).toEqual(['browser > AS GET /authorize', 'browser > app GET /signin-oidc']);
    expect(second?.slice(1)).toEqual(['browser > AS GET /authorize', 'browser > AS GET /login']);
  });

  it('a server that signs in at another one is two attempts, with two clients', () => {
    const upstream = 'https://login.company.example';
    const inner = `${upstream}/oauth2/auth?${form({
      ...{ response_type: 'code', client_id: 'provider', redirect_uri: `${as}/broker/callback` },
      state: 'state-of-the-broker',
    })}`;
    const brought = `${as}/broker/callback?code=code-of-the-upstream&state=state-of-the-broker`;
    const [outer, nested, ...more] = importOf(
      opens(`${app}/login`, to(asking())),
      opens(asking(), to('/login')),
      opens(`${as}/login`),
      opens(`${as}/login/company`, to(inner)),
      opens(inner, to('/signin')),
      opens(`${upstream}/signin`),
      posts(`${upstream}/signin`, { user: 'ana' }, to(brought)),
      opens(brought, to(`${as}/resume?id=7`)),
      opens(`${as}/resume?id=7`, to(landing(''))),
      opens(landing('')),
    ).traces;
    expect(more).toEqual([]);
    expect(outer && outline(outer).slice(1)).toEqual([
      'browser > app GET /login',
      'browser > AS GET /authorize',
      'browser > AS GET /login',
      'browser > AS GET /login/company',
      'browser > AS GET /resume',
      'browser > app GET /signin-oidc',
    ]);
    expect(nested && outline(nested).slice(1)).toEqual([
      'browser > AS GET /oauth2/auth',
      'browser > AS GET /signin',
      'browser > AS POST /signin',
      'browser > app GET /broker/callback',
    ]);
    expect(nested?.imported?.title).toBe('login.company.example, provider');
    expect(nested?.imported?.origins.app).toEqual([as]);
  });

  it('tokens from before the file are an attempt of their own, with what is done with them', () => {
    expect(
      attempts(
        fetches(`${api}/things`, json({}, 401), { headers: bearer('access-token-old') }),
        sends(
          `${as}/token`,
          { grant_type: 'refresh_token', refresh_token: 'refresh-token-old', client_id: 'shop' },
          tokens('new'),
        ),
        fetches(`${api}/things`, json({}), { headers: bearer('access-token-new') }),
        sends(
          `${as}/token`,
          { grant_type: 'refresh_token', refresh_token: 'refresh-token-new', client_id: 'shop' },
          tokens('newer'),
        ),
      ),
    ).toEqual([
      [
        'refresh',
        'app > API GET /things',
        'app > AS POST /token',
        'app > API GET /things',
        'app > AS POST /token',
      ],
    ]);
  });

  it('client credentials: one attempt for each client', () => {
    const ask = (client: string) =>
      sends(`${as}/token`, { grant_type: 'client_credentials', client_id: client }, tokens(client));
    expect(attempts(ask('nightly'), ask('hourly'), ask('hourly'))).toEqual([
      ['client-credentials', 'app > AS POST /token'],
      ['client-credentials', 'app > AS POST /token', 'app > AS POST /token'],
    ]);
  });
});

describe('secrets that go elsewhere', () => {
  const quoted = encodeURIComponent(landing(''));
  const elsewhere = (...scenes: readonly Scene[]) => {
    const { traces } = importOf(opens(asking(), to(landing(''))), opens(landing('')), redeem(''), ...scenes);
    expect(traces).toHaveLength(1);
    const [trace] = traces;
    if (!trace) return [];
    expect(integrityProblems(trace)).toEqual([]);
    expect(trace.imported?.origins.api).toBeUndefined();
    return trace.events.slice(6).flatMap((event) => {
      if (event.kind !== 'request') return [];
      return [`${event.from} ${event.channel} ${new URL(event.message.url).host}`];
    });
  };

  it.each<[where: string, scene: Scene]>([
    ['its address, in another address', fetches(`https://collect.example/g?dl=${quoted}`, { status: 204 })],
    [
      'its address, twice encoded',
      fetches(`https://collect.example/g?dl=${encodeURIComponent(quoted)}`, { status: 204 }),
    ],
    [
      'its Referer',
      fetches('https://collect.example/pixel.gif', { status: 200 }, { headers: [['referer', landing('')]] }),
    ],
    [
      'its body',
      fetches('https://collect.example/e', json({}), {
        method: 'POST',
        body: `{"tokens":["access-token-"]}`,
      }),
    ],
  ])('are kept with what carries them in %s', (_, scene) => {
    expect(elsewhere(scene)).toEqual(['browser front collect.example']);
  });

  it('not where the host has a part in the flow, or is of the same site', () => {
    const headers = [['Referer', landing('')]] as const;
    expect(
      elsewhere(
        fetches(`${app}/style.css`, { status: 200 }, { headers }),
        fetches('https://img.customer.example/logo.png', { status: 200 }, { headers }),
        fetches('https://fonts.provider.example/a.woff', { status: 200 }, { headers }),
      ),
    ).toEqual([]);
  });

  it('not before there was one', () => {
    const early = fetches(`https://collect.example/g?dl=${quoted}`, { status: 204 });
    expect(attempts(early, opens(asking(), to(landing(''))), opens(landing('')))[0]).toHaveLength(3);
  });

  it('a few of a thousand tell it', () => {
    const beacon = fetches(
      'https://collect.example/pixel.gif',
      { status: 200 },
      { headers: [['referer', landing('')]] },
    );
    expect(elsewhere(...Array.from({ length: 1000 }, () => beacon))).toHaveLength(20);
  });
});

describe('what is OAuth, among what only looks like it', () => {
  it('analytics, trackers, promotions and searches are left out', () => {
    const { traces, files } = importOf(
      fetches('https://collect.example/g?en=view&state=visible&code=US&client_id=1.2', { status: 204 }),
      opens(`${app}/?code=SPRING-SALE-2026-20&state=CA`),
      opens(`${app}/reset?token=0123456789abcdef`),
      opens(asking(), to(landing(''))),
      opens(landing('')),
      fetches('https://errors.example/api/1/envelope', json({}), {
        method: 'POST',
        body: JSON.stringify({ level: 'error', url: callback }),
        headers: [['Referer', `${app}/`]],
      }),
      fetches(`https://collect.example/g?dl=${encodeURIComponent(callback)}&state=visible&code=US`, {
        status: 204,
      }),
      fetches('https://collect.example/g?code=code-of-a-sale&state=visible', { status: 204 }),
      redeem(''),
      fetches('https://other.example/v1/items', json({}), { headers: bearer('somebody-elses') }),
    );
    expect(files[0]?.used).toBe(3);
    expect(traces.map((trace) => outline(trace).slice(1))).toEqual([
      ['browser > AS GET /authorize', 'browser > app GET /signin-oidc', 'app > AS POST /token'],
    ]);
  });

  it('a second factor is a code that goes to the server', () => {
    expect(
      attempts(
        opens(asking(), to('/mfa?state=0123456789')),
        opens(`${as}/mfa?state=0123456789`),
        posts(`${as}/mfa?state=0123456789`, { code: '0123456789', state: '0123456789' }, to(landing(''))),
        opens(landing('')),
      ),
    ).toEqual([
      [
        'authorization-code',
        ...['browser > AS GET /authorize', 'browser > AS GET /mfa', 'browser > AS POST /mfa'],
        'browser > app GET /signin-oidc',
      ],
    ]);
  });

  it('nothing at all: says what it looked for and what there is', () => {
    const { traces, problems } = importOf(
      opens(`${app}/`),
      fetches('https://img.example/logo.png', { status: 200 }),
    );
    expect(traces).toEqual([]);
    expect(problems.map(({ text }) => text).join()).toMatch(
      /No OAuth message was found.*There are 2 entries, to shop\.customer\.example, img\.example/,
    );
  });
});

describe('an answer on its way', () => {
  it('lands again: reloaded, and moved from http to https', () => {
    const plain = landing('').replace('https:', 'http:');
    expect(
      attempts(
        opens(asking(), to(plain)),
        opens(plain, to(landing(''), 301)),
        opens(landing('')),
        opens(landing('')),
      ),
    ).toEqual([
      [
        'authorization-code',
        'browser > AS GET /authorize',
        ...Array.from({ length: 3 }, () => 'browser > app GET /signin-oidc'),
      ],
    ]);
  });

  it('is handed on by the page to the app’s own server', () => {
    const [trace] = importOf(
      opens(asking(), to(landing(''))),
      opens(landing('')),
      fetches(`${app}/api/session`, tokens('bff'), {
        method: 'POST',
        headers: [['Content-Type', 'application/json']],
        body: JSON.stringify({ code: 'code-0123456789-', state: 'state-0123456789' }),
      }),
      fetches(`${api}/things`, json({}), { headers: bearer('access-token-bff') }),
    ).traces;
    expect(trace && outline(trace).slice(2)).toEqual([
      'browser > app GET /signin-oidc',
      'browser > app POST /api/session',
      'app > API GET /things',
    ]);
  });

  it('in a form whose body the file lacks', () => {
    const page = `<body onload="document.forms[0].submit()"><form method=post action="${callback}"><input type=hidden name=code value=code-0123456789><input type=hidden name=state value=state-0123456789></form>`;
    const [trace] = importOf(
      opens(asking({ response_type: 'code id_token', response_mode: 'form_post', nonce: 'n' }), html(page)),
      opens(callback, to('/'), { method: 'POST', requestLacks: ['body'] }),
      opens(`${app}/`),
    ).traces;
    expect(trace && outline(trace)).toEqual([
      'hybrid',
      'browser > AS GET /authorize',
      'browser > app POST /signin-oidc',
    ]);
    expect(trace?.imported?.lacks).toContain('back channel');
  });

  it('behind a # that the file lacks', () => {
    const sent = `${callback}#access_token=access-token-1&token_type=Bearer&state=state-0123456789`;
    const [trace] = importOf(
      opens(asking({ response_type: 'token' }), to(sent)),
      opens(callback),
      fetches(`${api}/things`, json({}), { headers: bearer('access-token-1') }),
    ).traces;
    expect(trace && outline(trace)).toEqual([
      'implicit-form-post',
      ...['browser > AS GET /authorize', 'browser > app GET /signin-oidc', 'app > API GET /things'],
    ]);
    expect(trace?.events[2]).toMatchObject({ lacks: ['fragment'] });
    expect(trace?.imported?.lacks).not.toContain('fragments');
  });

  it('alone: the file begins after it was asked for', () => {
    const [trace] = importOf(opens(landing(''), to('/')), opens(`${app}/`)).traces;
    expect(trace && outline(trace)).toEqual(['authorization-code', 'browser > app GET /signin-oidc']);
    expect(trace?.imported?.lacks).toEqual(
      expect.arrayContaining(['beginning', 'redirects', 'back channel']),
    );
  });

  it('the request stands only in a redirect of the app', () => {
    const [trace] = importOf(
      opens(`${app}/login`, to(asking({ code_challenge: 'c' }))),
      opens(landing('')),
    ).traces;
    expect(trace && outline(trace)).toEqual([
      'authorization-code-pkce',
      'browser > app GET /login',
      'browser > app GET /signin-oidc',
    ]);
    expect(trace?.imported?.lacks).not.toContain('beginning');
  });

  it('to an app with a scheme of its own', () => {
    const native = 'com.customer.shop:/cb';
    const ask = asking({ redirect_uri: native, code_challenge: 'c' });
    expect(attempts(opens(ask, to(landing('', native))), opens(landing('', native), undefined))).toEqual([
      ['authorization-code-pkce', 'browser > AS GET /authorize', 'browser > app GET com.customer.shop:/cb'],
    ]);
  });
});

describe('token requests', () => {
  const spoilt: Record<string, Partial<Scene>> = {
    'as GET with a query': {
      method: 'GET',
      url: `${as}/token?grant_type=authorization_code&code=code-0123456789-&client_id=shop`,
    },
    'as JSON': { body: '{"grant_type":"authorization_code","code":"code-0123456789-"}' },
    'as text': {
      body: 'grant_type=authorization_code&code=code-0123456789-',
      headers: [['Content-Type', 'text/plain']],
    },
    'as parts': {
      body: '--b\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nauthorization_code\r\n--b\r\nContent-Disposition: form-data; name="code"\r\n\r\ncode-0123456789-\r\n--b--',
      headers: [['Content-Type', 'multipart/form-data; boundary=b']],
    },
    'without its grant': { body: { code: 'code-0123456789-', client_id: 'shop', redirect_uri: callback } },
    'with a code that was cut': {
      body: {
        grant_type: 'authorization_code',
        code: 'code-01234',
        client_id: 'shop',
        redirect_uri: callback,
      },
    },
    'blocked before it was sent': {
      body: { grant_type: 'authorization_code', code: 'code-0123456789-', client_id: 'shop' },
      answer: { status: 0, failure: 'net::ERR_FAILED' },
    },
  };

  it.each(Object.entries(spoilt))('%s', (_, change) => {
    const scene: Scene = {
      ...{
        method: 'POST',
        url: `${as}/token`,
        by: 'script',
        answer: json({ error: 'invalid_request' }, 400),
      },
      ...change,
    };
    const [trace, ...more] = importOf(opens(asking(), to(landing(''))), opens(landing('')), scene).traces;
    expect(more).toEqual([]);
    expect(trace && outline(trace).at(-1)).toMatch(/^app > AS (?:POST|GET) \/token$/);
    expect(trace?.flow).toBe('authorization-code');
  });

  it.each([
    ['by its answer', tokens('x'), `${as}/oauth/token`, undefined],
    [
      'by the metadata',
      { status: 400, lacks: ['body'] as const },
      `${as}/t`,
      json({ issuer: as, token_endpoint: `${as}/t` }),
    ],
  ])('without a body: %s', (_, answer, url, metadata) => {
    const [trace] = importOf(
      ...(metadata ? [fetches(`${as}/.well-known/openid-configuration`, metadata)] : []),
      opens(asking(), to(landing(''))),
      opens(landing('')),
      { method: 'POST', url, by: 'script', answer, requestLacks: ['body'] },
    ).traces;
    expect(trace && outline(trace).at(-1)).toMatch(/^app > AS POST/);
  });

  it('a second time with the same code', () => {
    expect(
      attempts(opens(asking(), to(landing(''))), opens(landing('')), redeem(''), redeem('')),
    ).toHaveLength(1);
  });

  it('alone, in a log of the server', () => {
    const [trace] = importOf(redeem('')).traces;
    expect(trace?.flow).toBe('authorization-code');
    expect(trace?.imported?.lacks).toEqual(expect.arrayContaining(['front channel', 'beginning']));
  });
});

describe('a browser’s file of one person, and the server’s log of all', () => {
  const redeemed = (code: string, client = 'shop') =>
    sends(
      `${as}/token`,
      { grant_type: 'authorization_code', code, client_id: client, redirect_uri: callback },
      tokens(code),
    );
  const both = (browser: readonly Scene[], server: readonly Scene[]) =>
    recognise([
      { name: 'browser.har', read: readTextOf(entriesOfScenes(browser)) },
      { name: 'server.har', read: readTextOf(entriesOfScenes(server, { file: 1, at: begin + 120 })) },
    ]).traces;
  const mine = [opens(asking(), to(landing(''))), opens(landing(''), html(), { after: 20 })];

  it('token requests with the codes of others are attempts of their own', () => {
    const traces = both(mine, [
      redeemed('code-of-bea-1234567'),
      redeemed('code-0123456789-'),
      redeemed('code-of-cai-1234567'),
    ]);
    expect(traces.map((trace) => outline(trace).length - 1)).toEqual([3, 1, 1]);
    for (const trace of traces.slice(1))
      expect(trace.imported?.lacks).toEqual(expect.arrayContaining(['front channel', 'beginning']));
  });

  it('also where the file of the browser stops before the answer', () => {
    const traces = both(
      mine.slice(0, 1).map((scene) => ({ ...scene, answer: to('/login') })),
      [redeemed('code-of-bea-1234567'), redeemed('code-of-ana-1234567')],
    );
    expect(traces.map((trace) => outline(trace).length - 1)).toEqual([1, 1, 1]);
  });

  it('the only one that it can be goes with the request that waits', () => {
    const silent = `${callback}?${form({ error: 'login_required', state: 'state-silent-1' })}`;
    const traces = both(
      [
        opens(asking({ state: 'state-silent-1', prompt: 'none' }), to(silent), { after: 1 }),
        opens(silent, html(), { after: 1 }),
        opens(asking(), to('/login'), { after: 1 }),
      ],
      [redeemed('code-of-ana-1234567')],
    );
    expect(traces.map((trace) => outline(trace).slice(1))).toEqual([
      ['browser > AS GET /authorize', 'browser > app GET /signin-oidc'],
      ['browser > AS GET /authorize', 'app > AS POST /token'],
    ]);
  });

  it('a code that was cut off is known by its beginning', () => {
    const traces = both(mine, [
      redeemed('code-of-bea-1234567'),
      redeemed('code-012345678'),
      redeemed('code-of-cai-1234567'),
    ]);
    expect(traces.map((trace) => outline(trace).length - 1)).toEqual([3, 1, 1]);
  });

  it('a refresh with a token that nobody got, beside two who have theirs, is of neither', () => {
    const traces = both(mine, [
      redeemed('code-0123456789-'),
      redeemed('code-of-bea-1234567'),
      sends(
        `${as}/token`,
        { grant_type: 'refresh_token', refresh_token: 'of-somebody-else', client_id: 'shop' },
        tokens('x'),
      ),
    ]);
    expect(traces.map(({ flow }) => flow)).toEqual(['authorization-code', 'authorization-code', 'refresh']);
  });
});

describe('two logins at once, of one client, at one login page', () => {
  const ask = (end: string) => opens(asking({ state: `state-0123456789${end}` }), to('/login'), { after: 3 });
  const login = (more: Partial<Scene> = {}) => opens(`${as}/login`, html(), { after: 3, ...more });
  const walk = [
    'browser > AS GET /authorize',
    'browser > AS GET /login',
    'browser > AS POST /login',
    'browser > app GET /signin-oidc',
    'app > AS POST /token',
  ];

  /** Whose messages each attempt has, by the ends of state, code and whatever else tells. */
  const owners = (...scenes: readonly Scene[]) => {
    const { traces } = importOf(...scenes);
    expect(traces.map((trace) => outline(trace).slice(1))).toEqual([walk, walk]);
    return traces.map((trace) => {
      const said = messagesOf(trace).flatMap(({ message }) => [
        'url' in message ? `${message.url} ${message.body ?? ''}` : '',
        ...message.headers.flat(),
      ]);
      const told = said.flatMap((text) => [
        ...text.matchAll(/(?:state-0123456789|code-0123456789-|txn-0123456789)([ab])/g),
      ]);
      return [...new Set(told.map(([, end]) => end))].join('');
    });
  };

  it('the login goes with the state that it leads to', () => {
    expect(
      owners(
        ...[ask('a'), ask('b'), login(), login()],
        posts(`${as}/login`, { user: 'ana' }, to(landing('a'))),
        posts(`${as}/login`, { user: 'bea' }, to(landing('b'))),
        ...[opens(landing('b')), opens(landing('a')), redeem('b'), redeem('a')],
      ),
    ).toEqual(['a', 'b']);
  });

  it('and with the transaction that its page gave it, where no redirect is to be seen', () => {
    const page = (end: string) =>
      login({
        answer: html(
          `<!doctype html><form method=post><input type=hidden name=txn value=txn-0123456789${end}></form>`,
        ),
      });
    const post = (end: string) =>
      posts(`${as}/login`, { user: 'x', txn: `txn-0123456789${end}` }, { status: 200 });
    expect(
      owners(
        ...[ask('a'), page('a'), ask('b'), page('b'), post('a'), post('b')],
        ...[opens(landing('a')), opens(landing('b')), redeem('a'), redeem('b')],
      ),
    ).toEqual(['a', 'b']);
  });
});
