import { describe, expect, test } from 'vitest';
import { get } from '../../protocol/http.ts';
import { issuer } from '../testing/demo.ts';
import { urls } from './testing/asked.ts';
import { jsonOf } from './testing/code-flow.ts';
import { World } from './testing/world.ts';

const responseTypes = ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'] as const;

describe('the metadata', () => {
  test('oidcc-discovery-endpoint-verification', async () => {
    const world = new World();
    const response = await world.handle(get(urls.openid_configuration));
    const metadata = jsonOf(response);
    expect(metadata['issuer']).toBe(issuer);
    for (const name of ['authorization', 'token', 'userinfo', 'revocation', 'introspection', 'end_session'])
      expect(metadata[`${name}_endpoint`]).toMatch(/^https:/);
    expect(metadata['jwks_uri']).toMatch(/^https:/);
    expect(metadata['response_types_supported']).toEqual(expect.arrayContaining([...responseTypes]));
    expect(metadata['response_modes_supported']).toEqual(
      expect.arrayContaining(['query', 'fragment', 'form_post']),
    );
    expect(metadata['id_token_signing_alg_values_supported']).toContain('RS256');
    expect(metadata['subject_types_supported']).toEqual(['public']);
    expect(metadata['scopes_supported']).toContain('openid');
    expect(metadata['claims_supported']).toContain('sub');
    expect(metadata['request_uri_parameter_supported']).toBe(false);
    expect(metadata['request_parameter_supported']).not.toBe(true);
    expect(metadata['claims_parameter_supported']).not.toBe(true);
  });

  test('oidcc-discovery-endpoint-verification: the keys are public RSA signing keys with names', async () => {
    const { keys } = jsonOf(await new World().handle(get(urls.jwks))) as { keys: Record<string, unknown>[] };
    for (const key of keys) {
      expect(key).toMatchObject({ kty: 'RSA', use: 'sig', kid: expect.any(String) });
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(secret);
    }
  });

  test.each([
    ['openid_configuration', [['Host', 'attacker.example']]],
    ['openid_configuration', [['X-Forwarded-Host', 'attacker.example']]],
    ['oauth_metadata', [['Forwarded', 'host=attacker.example;proto=http']]],
    ['oauth_metadata', [['X-Forwarded-Proto', 'http']]],
  ] as const)('RFC 9700 §4.13: no header of a proxy changes %s: %j', async (name, headers) => {
    const world = new World();
    const plain = await world.handle(get(urls[name]));
    expect(await world.handle(get(urls[name], headers))).toEqual(plain);
  });
});
