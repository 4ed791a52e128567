import { describe, expect, it } from 'vitest';
import {
  api,
  app,
  as,
  asking,
  callback,
  fetches,
  form,
  html,
  importOf,
  json,
  opens,
  outline,
  posts,
  type Scene,
  sends,
  to,
  tokens,
} from '../testing/scene.ts';

const landing = `${callback}?${form({ code: 'code-0123456789', state: 'state-0123456789' })}`;
const outlines = (...scenes: readonly Scene[]) => importOf(...scenes).traces.map(outline);
const arrival = 'browser > app GET /signin-oidc';

describe('what servers do differently', () => {
  it('no response_type, and a token request without grant_type, answered in form encoding', () => {
    const ask = `${as}/login/oauth?${form({ client_id: 'shop', redirect_uri: callback, scope: 'user', state: 'state-0123456789' })}`;
    expect(
      outlines(
        opens(`${app}/go`, to(ask)),
        opens(ask, to(`${as}/login?client_id=shop&return_to=x`)),
        opens(`${as}/login?client_id=shop&return_to=x`),
        posts(`${as}/session`, { login: 'ana', password: 'x' }, to(ask)),
        opens(ask, to(landing)),
        opens(landing, to('/')),
        sends(
          `${as}/login/oauth/access`,
          { client_id: 'shop', client_secret: 's', code: 'code-0123456789' },
          {
            headers: [['Content-Type', 'application/x-www-form-urlencoded']],
            body: 'access_token=gho_0123456789&scope=user&token_type=bearer',
          },
        ),
        fetches(`${api}/user`, json({}), { headers: [['Authorization', 'token gho_0123456789']] }),
      ),
    ).toEqual([
      [
        'authorization-code',
        ...['browser > app GET /go', 'browser > AS GET /login/oauth', 'browser > AS GET /login'],
        ...['browser > AS POST /session', 'browser > AS GET /login/oauth', arrival],
        ...['app > AS POST /login/oauth/access', 'app > API GET /user'],
      ],
    ]);
  });

  it('a login page that has the request’s parameters in its address, with a state of its own', () => {
    const login = (client: object) =>
      `${as}/login?${form({ state: 'state-of-the-page', protocol: 'oauth2', response_type: 'code', redirect_uri: callback, scope: 'openid', ...client })}`;
    for (const client of [{ client: 'shop' }, { client_id: 'shop' }])
      expect(
        outlines(
          opens(asking({ nonce: 'n' }), to(login(client))),
          opens(login(client)),
          posts(login(client), { user: 'ana' }, to(landing)),
          opens(landing),
        ),
      ).toEqual([
        [
          'authorization-code',
          'browser > AS GET /authorize',
          'browser > AS GET /login',
          'browser > AS POST /login',
          arrival,
        ],
      ]);
  });

  it('the request repeated after the login', () => {
    expect(
      outlines(
        opens(asking()),
        posts(asking(), { user: 'ana' }, to(asking())),
        opens(asking(), to(landing)),
        opens(landing),
      ),
    ).toHaveLength(1);
  });

  it('token endpoint and API elsewhere, nothing says that they belong together but the values', () => {
    expect(
      outlines(
        opens(asking(), to(landing)),
        opens(landing),
        sends(
          'https://tokens.vendor.example/t',
          { grant_type: 'authorization_code', code: 'code-0123456789' },
          tokens('1'),
        ),
        fetches('https://graph.vendor.example/x', json({}), {
          headers: [['Authorization', 'Bearer access-token-1']],
        }),
      ),
    ).toEqual([
      ['authorization-code', 'browser > AS GET /authorize', arrival, 'app > AS POST /t', 'app > API GET /x'],
    ]);
  });

  it('a code that a frame gets as a message (response_mode=web_message)', () => {
    const page = html(
      `<script>parent.postMessage({type:"authorization_response",response:{"code":"code-0123456789","state":"state-0123456789"}})</script>`,
    );
    expect(
      outlines(
        opens(asking({ prompt: 'none', response_mode: 'web_message' }), page),
        opens(`${as}/other`),
        fetches(`${as}/token`, tokens('1'), {
          method: 'POST',
          body: { grant_type: 'authorization_code', code: 'code-0123456789' },
        }),
      ),
    ).toEqual([['authorization-code', 'browser > AS GET /authorize', 'app > AS POST /token']]);
  });

  it('the frame that watches the session says nothing', () => {
    expect(
      outlines(
        opens(asking(), to('/login')),
        opens(`${as}/login`),
        opens(`${as}/login-status-iframe.html?v=1`),
        opens(`${as}/connect/checksession`),
      ),
    ).toEqual([['authorization-code', 'browser > AS GET /authorize', 'browser > AS GET /login']]);
  });
});

describe('what apps do differently', () => {
  it('the same state for every login: each request is an attempt', () => {
    const ask = (nonce: string) => opens(asking({ state: 'always-the-same', nonce }), to('/login'));
    expect(outlines(ask('first'), ask('second'))).toHaveLength(2);
    expect(outlines(ask('first'), ask('first'))).toHaveLength(1);
  });

  it('no state at all', () => {
    const bare = asking().replace(/&state=[^&]*/, '');
    expect(
      outlines(opens(bare, to('/login')), opens(`${as}/login`), opens(`${callback}?code=code-0123456789`)),
    ).toEqual([['authorization-code', 'browser > AS GET /authorize', 'browser > AS GET /login', arrival]]);
  });

  it('an error is told again on a page of the app', () => {
    const error = `${callback}?${form({ error: 'access_denied', error_description: 'No', state: 'state-0123456789' })}`;
    const told = `${app}/login?error=access_denied&error_description=No`;
    expect(outlines(opens(asking(), to(error)), opens(error, to(told)), opens(told), opens(told))).toEqual([
      ['authorization-code', 'browser > AS GET /authorize', arrival],
    ]);
  });

  it('a script asks for what leads to the login, and the browser blocks it', () => {
    const [trace] = importOf(
      fetches(`${app}/api/me`, to(asking())),
      fetches(asking(), { status: 0, failure: 'net::ERR_FAILED' }),
    ).traces;
    expect(trace && outline(trace).slice(1)).toEqual([
      'browser > app GET /api/me',
      'browser > AS GET /authorize',
    ]);
    expect(trace?.events.at(-1)).toMatchObject({ failure: 'net::ERR_FAILED' });
  });

  it('the answer lands at another path of the same host', () => {
    const elsewhere = landing.replace('/signin-oidc', '/auth/callback');
    expect(outlines(opens(asking(), to('/login')), opens(`${as}/login`), opens(elsewhere))).toEqual([
      [
        'authorization-code',
        'browser > AS GET /authorize',
        'browser > AS GET /login',
        'browser > app GET /auth/callback',
      ],
    ]);
  });

  it('a map’s key in the address is no token of a flow', () => {
    expect(
      outlines(
        opens(asking(), to(landing)),
        opens(landing),
        fetches(
          `${as}/token`,
          { status: 200, lacks: ['body'] },
          { method: 'POST', body: { grant_type: 'authorization_code', code: 'code-0123456789' } },
        ),
        fetches('https://maps.example/v4/tiles?access_token=pk.eyJ1IjoibWFwIn0.abc', json({}), {
          headers: [['Referer', app]],
        }),
        fetches(`${api}/x`, json({}), {
          headers: [
            ['Authorization', 'Bearer unseen-token'],
            ['Origin', app],
          ],
        }),
      ),
    ).toEqual([
      [
        'authorization-code',
        'browser > AS GET /authorize',
        arrival,
        'app > AS POST /token',
        'app > API GET /x',
      ],
    ]);
  });

  it('app and server at one host', () => {
    const ask = asking({ redirect_uri: `${as}/console` });
    const lands = `${as}/console?${form({ code: 'code-0123456789', state: 'state-0123456789' })}`;
    expect(
      outlines(opens(ask, to('/login')), opens(`${as}/login`), opens(lands), opens(`${as}/console`)),
    ).toEqual([
      [
        'authorization-code',
        'browser > AS GET /authorize',
        'browser > AS GET /login',
        'browser > app GET /console',
      ],
    ]);
  });

  it('a sanitizer put one word in place of every secret', () => {
    const ask = (client: string) =>
      asking({ state: 'REDACTED', client_id: client, redirect_uri: `${app}/${client}` });
    const lands = (client: string) => `${app}/${client}?code=REDACTED&state=REDACTED`;
    const redeem = (client: string) =>
      sends(
        `${as}/token`,
        {
          grant_type: 'authorization_code',
          code: 'REDACTED',
          client_id: client,
          redirect_uri: `${app}/${client}`,
        },
        json({ access_token: 'REDACTED', token_type: 'Bearer' }),
      );
    const walks = outlines(
      opens(ask('one'), to('/login')),
      opens(ask('two'), to('/login')),
      opens(lands('one')),
      opens(lands('two')),
      redeem('two'),
      redeem('one'),
    );
    expect(walks.map((walk) => walk.slice(2))).toEqual([
      ['browser > app GET /one', 'app > AS POST /token'],
      ['browser > app GET /two', 'app > AS POST /token'],
    ]);
  });
});
