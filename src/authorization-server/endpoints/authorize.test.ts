import { describe, expect, test } from 'vitest';
import { listener } from '../../protocol/check.ts';
import { get, type HttpRequest, header, postForm } from '../../protocol/http.ts';
import { queryOf } from '../../protocol/parameters.ts';
import { issuer, machine, native, redirectUri, spa } from '../testing/demo.ts';
import {
  authorizationParameters,
  type Changes,
  jsonOf,
  pageOf,
  refusedBy,
  setting,
} from '../testing/flow.ts';

type Delivery = 'on a page' | 'to the app';
type Case = readonly [rule: string, request: Changes, check: string, error: string, delivery: Delivery];

const challenge43 = 'x'.repeat(43);

// biome-ignore format: a table is read by its columns
const cases: readonly Case[] = [
  ['RFC 6749 4.1.2.1: no client_id',            { client_id: undefined },                 'client_registered',          'invalid_client',             'on a page'],
  ['RFC 6749 4.1.2.1: unknown client_id',       { client_id: 'stranger' },                'client_registered',          'invalid_client',             'on a page'],
  ['RFC 6749 3.1: an empty client_id',          { client_id: '' },                        'client_registered',          'invalid_client',             'on a page'],
  ['OIDC Core 3.1.2.1: no redirect_uri',        { redirect_uri: undefined },              'redirect_uri_registered',    'invalid_request',            'on a page'],
  ['RFC 9700 4.1.3: another path',              { redirect_uri: `${redirectUri}/more` },  'redirect_uri_registered',    'invalid_request',            'on a page'],
  ['RFC 9700 4.1.3: an added query',            { redirect_uri: `${redirectUri}?a=b` },   'redirect_uri_registered',    'invalid_request',            'on a page'],
  ['RFC 9700 4.1.3: other upper and lower case', { redirect_uri: redirectUri.toUpperCase() }, 'redirect_uri_registered', 'invalid_request',            'on a page'],
  ['RFC 6749 3.1.2: a fragment',                { redirect_uri: `${redirectUri}#a` },     'redirect_uri_registered',    'invalid_request',            'on a page'],
  ['RFC 6749 3.1.2: no URL',                    { redirect_uri: 'callback' },             'redirect_uri_registered',    'invalid_request',            'on a page'],
  ['RFC 6749 3.1.2: another client\'s',         { redirect_uri: 'myapp://callback' },     'redirect_uri_registered',    'invalid_request',            'on a page'],
  ['RFC 6749 4.1.2.1: a client without the grant', { client_id: machine.client_id, redirect_uri: machine.redirect_uris[0] }, 'client_may_use_response_type', 'unauthorized_client', 'to the app'],
  ['OIDC Core 6.1: request',                    { request: 'eyJ' },                       'request_object_absent',      'request_not_supported',      'to the app'],
  ['OIDC Core 6.2: request_uri',                { request_uri: 'https://a.example/' },    'request_object_absent',      'request_uri_not_supported',  'to the app'],
  ['OIDC Core 7.2.1: registration',             { registration: '{}' },                   'request_object_absent',      'registration_not_supported', 'to the app'],
  ['RFC 6749 3.1.1: no response_type',          { response_type: undefined },             'response_type_supported',    'invalid_request',            'to the app'],
  ['RFC 6749 3.1.1: response_type=magic',       { response_type: 'magic' },               'response_type_supported',    'unsupported_response_type',  'to the app'],
  ['Multiple Response Types 2.1: response_mode', { response_mode: 'pigeon' },             'response_mode_supported',    'invalid_request',            'to the app'],
  ['RFC 8707 2: unknown audience',              { audience: 'https://other.example/' },   'audience_known',             'invalid_target',             'to the app'],
  ['RFC 6749 3.3: no scope',                    { scope: undefined },                     'scope_known',                'invalid_scope',              'to the app'],
  ['RFC 6749 3.3: unknown scope',               { scope: 'openid everything' },           'scope_known',                'invalid_scope',              'to the app'],
  ['RFC 6749 3.3: a scope without its audience', { scope: 'read:trips', audience: undefined }, 'scope_known',           'invalid_scope',              'to the app'],
  ['RFC 6749 3.3: an inherited name is no scope', { scope: 'constructor' },               'scope_known',                'invalid_scope',              'to the app'],
  ['RFC 7636 4.4.1: no code_challenge',         { code_challenge: undefined },            'code_challenge_present',     'invalid_request',            'to the app'],
  ['RFC 7636 4.3: no method means plain',       { code_challenge_method: undefined },     'challenge_method_allowed',   'invalid_request',            'to the app'],
  ['RFC 7636 4.4.1: plain',                     { code_challenge_method: 'plain' },       'challenge_method_allowed',   'invalid_request',            'to the app'],
  ['RFC 7636 4.4.1: unknown method',            { code_challenge_method: 's256' },        'challenge_method_allowed',   'invalid_request',            'to the app'],
  ['RFC 7636 4.2: challenge too short',         { code_challenge: challenge43.slice(1) }, 'code_challenge_well_formed', 'invalid_request',            'to the app'],
  ['RFC 7636 4.2: challenge too long',          { code_challenge: `${challenge43}x` },    'code_challenge_well_formed', 'invalid_request',            'to the app'],
  ['RFC 7636 4.2: challenge with padding',      { code_challenge: `${'x'.repeat(42)}=` }, 'code_challenge_well_formed', 'invalid_request',            'to the app'],
  ['OIDC Core 3.1.2.1: prompt=none login',      { prompt: 'none login' },                 'prompt_consistent',          'invalid_request',            'to the app'],
  ['OIDC Core 3.1.2.1: unknown prompt',         { prompt: 'create' },                     'prompt_consistent',          'invalid_request',            'to the app'],
  ['OIDC Core 3.1.2.1: max_age no number',      { max_age: '-1' },                        'max_age_well_formed',        'invalid_request',            'to the app'],
  ['OIDC Core 3.1.2.6: prompt=none and a space', { prompt: ' none ' },                    'login_not_needed',           'login_required',             'to the app'],
  ['OIDC Core 3.1.2.6: prompt=none, no login',  { prompt: 'none' },                       'login_not_needed',           'login_required',             'to the app'],
];

describe('what /authorize refuses, by which check, and where it says so', () => {
  test.each(cases)('%s', async (_rule, changes, check, error, delivery) => {
    const { handle, authorizationUrl } = setting();
    const heard = listener();
    const response = await handle(get(await authorizationUrl(changes)), heard);

    expect(refusedBy(heard)).toBe(check);
    expect(heard.checks.at(-1)?.passed).toBe(false);
    const location = header(response, 'location');
    if (delivery === 'on a page') {
      expect([response.status, location]).toEqual([400, undefined]);
      expect(response.body).toContain('data-page="error"');
      expect(response.body).toContain(`<code>${error}</code>`);
    } else {
      expect(response.status).toBe(303);
      const answer = Object.fromEntries(queryOf(location ?? ''));
      expect(answer).toMatchObject({ error, state: 'state-1', iss: issuer });
      expect(answer['error_description']).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
      expect(answer).not.toHaveProperty('code');
    }
  });
});

describe('RFC 6749 3.1: no parameter stands twice', () => {
  // biome-ignore format: a table is read by its columns
  test.each([
    [`client_id=${spa.client_id}`,               400, 'on a page'],
    [`redirect_uri=${redirectUri}`,              400, 'on a page'],
    ['redirect_uri=https://attacker.example',    400, 'on a page'],
    ['scope=openid',                             303, 'to the app'],
    ['unknown_to_the_server=1&unknown_to_the_server=2', 303, 'to the app'],
  ])('%s again: %i, %s', async (again, status) => {
    const { handle, authorizationUrl } = setting();
    const heard = listener();
    const response = await handle(get(`${await authorizationUrl()}&${again}`), heard);
    expect(refusedBy(heard)).toBe('parameters_not_repeated');
    expect(response.status).toBe(status);
  });

  test('a state that stands twice is not sent back', async () => {
    const { handle, authorizationUrl } = setting();
    const response = await handle(get(`${await authorizationUrl()}&state=other`));
    expect(Object.fromEntries(queryOf(header(response, 'location') ?? ''))).toEqual({
      error: 'invalid_request',
      error_description: 'A parameter stands more than once',
      iss: issuer,
    });
  });
});

describe('OIDC Core 3.1.2.1: POST works like GET', () => {
  test('with a form', async () => {
    const { handle, at } = setting();
    const parameters = Object.entries(await authorizationParameters());
    const response = await handle(postForm(at('authorize'), parameters));
    expect(header(response, 'location')).toContain('/login?transaction=');
  });

  test('not with another content type', async () => {
    const { handle, at } = setting();
    const heard = listener();
    const request: HttpRequest = {
      method: 'POST',
      url: at('authorize'),
      headers: [['content-type', 'application/json']],
      body: '{}',
    };
    expect((await handle(request, heard)).status).toBe(400);
    expect(refusedBy(heard)).toBe('content_is_form');
  });
});

describe('RFC 8252 7: redirect URIs of native apps', () => {
  const nativeApp = { client_id: native.client_id, scope: 'openid', audience: undefined };

  test.each(['myapp://callback', 'http://127.0.0.1/callback', 'http://127.0.0.1:51004/callback'])(
    '%s is theirs',
    async (redirect_uri) => {
      const stop = await setting().signIn({ ...nativeApp, redirect_uri });
      expect(stop.url.startsWith(`${redirect_uri}?code=`)).toBe(true);
    },
  );

  test.each([
    'http://localhost:51004/callback',
    'http://127.0.0.1:51004/other',
    'https://127.0.0.1/callback',
    'http://127.0.0.1:51004@attacker.example/callback',
    'myapp://callback:1',
  ])('%s is not', async (redirect_uri) => {
    const stop = await setting().authorize({ ...nativeApp, redirect_uri });
    expect(pageOf(stop)).toBe('error');
  });
});

describe('OIDC Core 3.1.2.1: when the person is asked', () => {
  test('the first time for a login, the second time not at all', async () => {
    const { authorize, signIn } = setting();
    expect(pageOf(await authorize())).toBe('login');
    await signIn();
    expect((await authorize()).url).toContain('code=');
    expect((await authorize({ prompt: 'none' })).url).toContain('code=');
  });

  // biome-ignore format: a table is read by its columns
  test.each([
    [{ prompt: 'login' },                'login'],
    [{ prompt: 'select_account' },       'login'],
    [{ prompt: 'login consent' },        'login'],
    [{ max_age: '0' },                   'login'],
    [{ max_age: '60' },                  'login'],
    [{ max_age: '61' },                  undefined],
    [{ prompt: 'consent' },              'consent'],
    [{ scope: 'openid' },                undefined],
    [{ scope: 'openid write:trips' },    'consent'],
    [{ scope: 'openid', audience: undefined }, 'consent'],
  ])('a minute after a login, %j shows %s', async (changes: Changes, page) => {
    const { authorize, signIn, clock } = setting();
    await signIn();
    clock.advance(60);
    expect(pageOf(await authorize(changes))).toBe(page);
  });

  test.each([
    [{ prompt: 'none', max_age: '60' }, 'login_required', 'login_not_needed'],
    [{ prompt: 'none', scope: 'write:trips' }, 'consent_required', 'consent_not_needed'],
  ])('but with %j it is refused: %s', async (changes: Changes, error, check) => {
    const { signIn, clock, handle, authorizationUrl, browser } = setting();
    await signIn();
    clock.advance(60);
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const heard = listener();
    const response = await handle(get(await authorizationUrl(changes), [['Cookie', cookie]]), heard);
    expect(header(response, 'location')).toContain(`error=${error}`);
    expect(refusedBy(heard)).toBe(check);
  });

  test('the session ends after its lifetime', async () => {
    const { authorize, signIn, clock } = setting();
    await signIn();
    clock.advance(8 * 3600 - 1);
    expect(pageOf(await authorize())).toBeUndefined();
    clock.advance(1);
    expect(pageOf(await authorize())).toBe('login');
  });

  test('login_hint stands in the form, as text', async () => {
    const stop = await setting().authorize({ login_hint: '"><b>ana' });
    expect(stop.response?.body).toContain('value="&quot;&gt;&lt;b&gt;ana"');
  });
});

describe('the authorization response', () => {
  test('RFC 9207 2: carries iss, and state only where there was one', async () => {
    const { signIn } = setting();
    const names = queryOf((await signIn({ state: undefined })).url).map(([name]) => name);
    expect(names).toEqual(['code', 'iss']);
  });

  test('OIDC Core 11: offline_access is left out for a client that may not refresh', async () => {
    const { code, exchange } = setting();
    const app = { client_id: native.client_id, redirect_uri: 'myapp://callback' };
    const answer = jsonOf(await exchange(await code({ ...app, scope: 'openid offline_access' }), app));
    expect(answer['scope']).toBe('openid');
    expect(answer).not.toHaveProperty('refresh_token');
  });
});
