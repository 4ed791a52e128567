import { beforeAll, describe, expect, test } from 'vitest';
import { listener } from '../../protocol/check.ts';
import { get, header, postForm } from '../../protocol/http.ts';
import { audience, web, webRedirectUri } from '../testing/demo.ts';
import { jsonOf, pageOf, present, refusedBy, setting } from '../testing/flow.ts';

const demo = () => setting({ clients: [web] });
let metadata: Record<string, unknown>;

beforeAll(async () => {
  const { handle, at } = demo();
  metadata = jsonOf(await handle(get(at('.well-known/openid-configuration'))));
});

const named = (member: string): string[] => metadata[member] as string[];

/** What the authorization endpoint says of a request of the web app: the check that refused it, or nothing. */
async function refusalOf(changes: Record<string, string>): Promise<string | undefined> {
  const { handle, at } = demo();
  const heard = listener();
  const request = {
    ...{ response_type: 'code', client_id: web.client_id, redirect_uri: webRedirectUri },
    ...{ scope: 'openid', nonce: 'n', state: 's', ...changes },
  };
  await handle(get(`${at('authorize')}?${new URLSearchParams(request)}`), heard);
  return refusedBy(heard);
}

/** Whether the metadata names a value exactly where it works. */
function agrees(member: string, value: string, works: boolean): void {
  expect([member, value, named(member).includes(value)]).toEqual([member, value, works]);
}

describe('RFC 8414 2: the metadata names a value exactly where it works', () => {
  const parts = ['code', 'token', 'id_token', 'none'];
  const pairs = ['code id_token', 'code token', 'id_token token', 'code id_token token'];

  test.each([...parts, ...pairs])('response_type=%s', async (value) => {
    const refused = await refusalOf({ response_type: value });
    agrees('response_types_supported', value, refused !== 'response_type_supported');
  });

  test.each(['query', 'fragment', 'form_post', 'query.jwt', 'web_message'])(
    'response_mode=%s',
    async (value) => {
      const refused = await refusalOf({ response_mode: value });
      agrees('response_modes_supported', value, refused !== 'response_mode_supported');
    },
  );

  test.each(['none', 'login', 'consent', 'select_account', 'create'])('prompt=%s', async (value) => {
    const refused = await refusalOf({ prompt: value });
    agrees('prompt_values_supported', value, refused !== 'prompt_consistent');
  });

  test.each(['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'read:trips', 'x'])(
    'scope %s',
    async (value) => {
      const refused = await refusalOf({ scope: `openid ${value}`, audience });
      agrees('scopes_supported', value, refused !== 'scope_known');
    },
  );

  test.each(['S256', 'plain', 'S512'])('code_challenge_method=%s', async (value) => {
    const refused = await refusalOf({ code_challenge: 'a'.repeat(43), code_challenge_method: value });
    agrees('code_challenge_methods_supported', value, refused !== 'challenge_method_allowed');
  });

  test.each([
    'authorization_code',
    'refresh_token',
    'client_credentials',
    'password',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'urn:ietf:params:oauth:grant-type:token-exchange',
  ])('grant_type=%s', async (value) => {
    const { handle, at } = setting();
    const form = present({ grant_type: value, client_id: 'spa-demo' });
    const { error } = jsonOf(await handle(postForm(at('oauth/token'), form)));
    agrees('grant_types_supported', value, error !== 'unsupported_grant_type');
  });

  test.each([
    ['request_parameter_supported', 'request', 'request_not_supported'],
    ['request_uri_parameter_supported', 'request_uri', 'request_uri_not_supported'],
  ])('%s', async (member, name, error) => {
    const { handle, at } = demo();
    const asked = {
      client_id: web.client_id,
      redirect_uri: webRedirectUri,
      response_type: 'code',
      scope: 'openid',
    };
    const url = `${at('authorize')}?${new URLSearchParams({ ...asked, [name]: 'https://a.example/' })}`;
    const location = header(await handle(get(url)), 'location') ?? '';
    expect([metadata[member], new URL(location).searchParams.get('error')]).toEqual([false, error]);
  });
});

test('every endpoint that answers pages is named where a specification has a name for it', async () => {
  const { browser } = demo();
  expect(pageOf(await browser.open(String(metadata['end_session_endpoint'])))).toBe('logged_out');
});
