import { describe, expect, test } from 'vitest';
import { demoKey } from '../../lab/keys.ts';
import { get, header } from '../../protocol/http.ts';
import { endpointUrls } from '../endpoint-urls.ts';
import { issuer } from '../testing/demo.ts';
import { jsonOf, setting } from '../testing/flow.ts';

const openid = '.well-known/openid-configuration';
const oauth = '.well-known/oauth-authorization-server';

describe('OIDC Discovery 3 and RFC 8414 2: what the server says of itself', () => {
  test('both documents are the same, and anybody may read and keep them', async () => {
    const { handle, at } = setting();
    const [a, b] = [await handle(get(at(openid))), await handle(get(at(oauth)))];
    expect(a).toEqual(b);
    expect([a.status, header(a, 'access-control-allow-origin')]).toEqual([200, '*']);
    expect(header(a, 'cache-control')).toBe('public, max-age=3600');
  });

  test('the issuer is the exact text, its slash included', async () => {
    const { handle, at } = setting();
    expect(jsonOf(await handle(get(at(openid))))['issuer']).toBe(issuer);
  });

  test('every URL that it names is there', async () => {
    const { handle, at } = setting();
    const metadata = jsonOf(await handle(get(at(openid))));
    const urls = Object.entries(metadata).filter(([name]) => /_(endpoint|uri)$/.test(name));
    expect(urls.map(([name]) => name)).toHaveLength(9);
    for (const [name, url] of urls)
      expect([name, (await handle(get(String(url)))).status]).not.toEqual([name, 404]);
  });

  test('the policy shows', async () => {
    const { handle, at } = setting({ policy: { allowPlainChallenge: true, issInResponse: false } });
    expect(jsonOf(await handle(get(at(openid))))).toMatchObject({
      code_challenge_methods_supported: ['S256', 'plain'],
      authorization_response_iss_parameter_supported: false,
    });
  });
});

test('RFC 7517 5: the key set holds the public part of every key, and nothing private', async () => {
  const { handle, at } = setting({ keys: [demoKey, { ...demoKey, kid: 'older' }] });
  const { keys } = jsonOf(await handle(get(at('.well-known/jwks.json')))) as {
    keys: Record<string, string>[];
  };
  expect(keys.map(({ kid }) => kid)).toEqual(['demo-1', 'older']);
  for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('RFC 8414 3.1: an issuer with a path has its well-known part before it', () => {
  const urls = endpointUrls('https://host.example/tenant');
  expect(urls.oauth_metadata).toBe('https://host.example/.well-known/oauth-authorization-server/tenant');
  expect(urls.openid_configuration).toBe('https://host.example/tenant/.well-known/openid-configuration');
  expect(urls.token).toBe('https://host.example/tenant/oauth/token');
});
