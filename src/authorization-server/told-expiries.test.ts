import { describe, expect, test } from 'vitest';
import { listener, type NamedValue } from '../protocol/check.ts';
import { get, postForm } from '../protocol/http.ts';
import { decodeJwt } from '../protocol/jwt.ts';
import { withQuery } from '../protocol/parameters.ts';
import { DEVICE_GRANT } from './grants/grant.ts';
import { defaultPolicy } from './policy.ts';
import { native, spa } from './testing/demo.ts';
import {
  authorizationParameters,
  type Changes,
  codeParameters,
  pageOf,
  present,
  refusedBy,
  setting,
} from './testing/flow.ts';
import { UserAgent } from './testing/user-agent.ts';

const device = { ...native, grant_types: [...native.grant_types, DEVICE_GRANT] };
const { lifetimes } = defaultPolicy;

/** A server whose every word is heard, and a browser at it. */
function heardSetting(changes: Partial<typeof lifetimes> = {}) {
  const policy = { lifetimes: { ...lifetimes, ...changes } };
  const demo = setting({ clients: [spa, device], policy });
  const heard = listener();
  const hear: typeof demo.handle = (request) => demo.handle(request, heard);
  const browser = new UserAgent(hear, demo.at('/'));
  const post = (path: string, parameters: Changes) => hear(postForm(demo.at(path), present(parameters)));
  /** The latest value of a name. */
  const told = (name: string): NamedValue => {
    const value = heard.values.findLast((one) => one.name === name);
    if (!value) throw new Error(`Nothing was told of ${name}`);
    return value;
  };
  /** What refuses: the check, or nothing. */
  const verdict = async (act: () => Promise<unknown>) => {
    const fresh = heard.checks.length;
    await act();
    return refusedBy({ ...heard, checks: heard.checks.slice(fresh) });
  };
  return { ...demo, hear, browser, post, told, verdict };
}

type Demo = ReturnType<typeof heardSetting>;

const signIn = (demo: Demo) => demo.signIn({}, demo.browser);
const login = (demo: Demo) => demo.authorize({}, demo.browser);

async function tokens(demo: Demo): Promise<void> {
  await signIn(demo);
  await demo.post('oauth/token', codeParameters(demo.told('code').value));
}

const refresh = (demo: Demo) =>
  demo.post('oauth/token', {
    ...{ grant_type: 'refresh_token', client_id: spa.client_id },
    refresh_token: demo.told('refresh_token').value,
  });

const askForDevice = ({ post }: Demo) =>
  post('oauth/device/code', { client_id: native.client_id, scope: 'openid' });

interface Case {
  /** The value that it is about. */
  readonly name: string;
  /** How long it lives, in seconds, from when it is told of. */
  readonly lives: number;
  /** The check that refuses it afterwards. */
  readonly check: string;
  make(demo: Demo): Promise<unknown>;
  use(demo: Demo): Promise<unknown>;
}

const cases: readonly Case[] = [
  {
    ...{ name: 'code', lives: lifetimes.code, check: 'code_not_expired', make: signIn },
    use: ({ post, told }) => post('oauth/token', codeParameters(told('code').value)),
  },
  {
    ...{ name: 'access_token', lives: lifetimes.accessToken, check: 'access_token_not_expired' },
    make: tokens,
    use: ({ hear, at, told }) =>
      hear(get(at('userinfo'), [['Authorization', `Bearer ${told('access_token').value}`]])),
  },
  {
    ...{ name: 'refresh_token', lives: lifetimes.refreshTokenIdle, check: 'refresh_token_not_expired' },
    ...{ make: tokens, use: refresh },
  },
  {
    ...{ name: 'transaction', lives: 600, check: 'transaction_known', make: login },
    use: ({ hear, at, told, browser }) =>
      hear(
        get(withQuery(at('login'), [['transaction', told('transaction').value]]), [
          ['Cookie', [...browser.cookies].map((pair) => pair.join('=')).join('; ')],
        ]),
      ),
  },
  {
    ...{ name: 'request_uri', lives: lifetimes.pushedRequest, check: 'pushed_request_not_expired' },
    make: async ({ post }) => post('oauth/par', await authorizationParameters()),
    use: ({ hear, at, told }) =>
      hear(
        get(
          withQuery(at('authorize'), [
            ['client_id', spa.client_id],
            ['request_uri', told('request_uri').value],
          ]),
        ),
      ),
  },
  {
    ...{ name: 'device_code', lives: lifetimes.deviceCode, check: 'device_code_not_expired' },
    make: askForDevice,
    use: ({ post, told }) =>
      post('oauth/token', {
        ...{ grant_type: DEVICE_GRANT, client_id: native.client_id },
        device_code: told('device_code').value,
      }),
  },
  {
    ...{ name: 'user_code', lives: lifetimes.deviceCode, check: 'user_code_waiting', make: askForDevice },
    use: async ({ browser, at, told }) =>
      browser.press(await browser.open(at('activate')), 'continue', { user_code: told('user_code').value }),
  },
];

describe('the server tells when a value expires, in milliseconds, as its checks have it', () => {
  test.each(cases)('$name', async ({ name, lives, check, make, use }) => {
    const at = async (seconds: number) => {
      const demo = heardSetting();
      await make(demo);
      const { expiresAt = 0, note = '' } = demo.told(name);
      expect(expiresAt - demo.clock.now()).toBe(lives * 1000);
      if (name !== 'user_code') expect(note).toContain(`valid ${lives} s`);
      demo.clock.advance(lives + seconds);
      return demo.verdict(() => use(demo));
    };
    expect(await at(-1)).not.toBe(check);
    expect(await at(0)).toBe(check);
  });

  test('the session', async () => {
    const at = async (seconds: number) => {
      const demo = heardSetting();
      await signIn(demo);
      const { expiresAt = 0 } = demo.told('__Host-session');
      expect(expiresAt - demo.clock.now()).toBe(lifetimes.session * 1000);
      demo.clock.advance(lifetimes.session + seconds);
      return pageOf(await login(demo));
    };
    expect([await at(-1), await at(0)]).toEqual([undefined, 'login']);
  });

  test('an ID token, as its exp says', async () => {
    const demo = heardSetting();
    await tokens(demo);
    const { value, expiresAt } = demo.told('id_token');
    expect(expiresAt).toBe(demo.clock.now() + lifetimes.idToken * 1000);
    expect(decodeJwt(value)?.claims.exp).toBe((expiresAt ?? 0) / 1000);
  });

  test('of a refresh token the nearer: idle, or the end of its family', async () => {
    const demo = heardSetting({ refreshToken: 100, refreshTokenIdle: 60 });
    await tokens(demo);
    const start = demo.clock.now();
    const left = () => ((demo.told('refresh_token').expiresAt ?? 0) - start) / 1000;
    expect(left()).toBe(60);
    demo.clock.advance(59);
    expect(await demo.verdict(() => refresh(demo))).toBeUndefined();
    expect(left()).toBe(100);
    demo.clock.advance(41);
    expect(await demo.verdict(() => refresh(demo))).toBe('refresh_token_not_expired');
  });

  test('nothing of what has no end', async () => {
    const demo = heardSetting();
    await login(demo);
    expect(demo.told('csrf')).not.toHaveProperty('expiresAt');
  });
});
