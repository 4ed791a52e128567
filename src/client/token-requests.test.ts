import { describe, expect, it } from 'vitest';
import {
  bearerRequest,
  clientCredentialsGrant,
  codeGrant,
  deviceAuthorization,
  deviceCodeGrant,
  introspection,
  keysRequest,
  passwordGrant,
  refreshGrant,
  revocation,
} from './token-requests.ts';

const spa = { origin: 'https://app.example' };
const native = { origin: undefined };
const code = { code: 'SplxlOBeZQQYbYS6WxSbIA', redirectUri: 'https://client.example.com/cb' };
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('what the app asks for', () => {
  it.each([
    [
      'RFC 6749 §4.1.3, RFC 7636 §4.5: swaps a code with its verifier',
      codeGrant({ ...code, codeVerifier: verifier }),
      [
        ['grant_type', 'authorization_code'],
        ['code', code.code],
        ['redirect_uri', code.redirectUri],
        ['code_verifier', verifier],
      ],
    ],
    [
      'RFC 6749 §4.1.3: swaps a code in a flow without PKCE',
      codeGrant(code),
      [
        ['grant_type', 'authorization_code'],
        ['code', code.code],
        ['redirect_uri', code.redirectUri],
      ],
    ],
    [
      'RFC 6749 §6: refreshes',
      refreshGrant('tGzv3JOkF0XG5Qx2TlKWIA'),
      [
        ['grant_type', 'refresh_token'],
        ['refresh_token', 'tGzv3JOkF0XG5Qx2TlKWIA'],
      ],
    ],
    [
      'RFC 6749 §4.4.2: asks on its own behalf',
      clientCredentialsGrant({ scope: 'read:orders', audience: 'https://api.example/' }),
      [
        ['grant_type', 'client_credentials'],
        ['scope', 'read:orders'],
        ['audience', 'https://api.example/'],
      ],
    ],
    [
      'RFC 6749 §4.4.2: asks for whatever it may have',
      clientCredentialsGrant({ scope: '', audience: '' }),
      [['grant_type', 'client_credentials']],
    ],
    [
      "RFC 6749 §4.3.2: hands over the user's password",
      passwordGrant({ username: 'johndoe', password: 'A3ddj3w', scope: 'openid', audience: '' }),
      [
        ['grant_type', 'password'],
        ['username', 'johndoe'],
        ['password', 'A3ddj3w'],
        ['scope', 'openid'],
      ],
    ],
    [
      'RFC 6749 §4.3.2: hands over what the user left empty, for the server to refuse',
      passwordGrant({ username: '', password: '', scope: '', audience: 'https://api.example/' }),
      [
        ['grant_type', 'password'],
        ['username', ''],
        ['password', ''],
        ['audience', 'https://api.example/'],
      ],
    ],
    [
      'RFC 8628 §3.4: polls',
      deviceCodeGrant('GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS'),
      [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
        ['device_code', 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS'],
      ],
    ],
    [
      'RFC 8628 §3.1: asks for codes',
      deviceAuthorization({ scope: 'openid', audience: 'https://api.example/' }),
      [
        ['scope', 'openid'],
        ['audience', 'https://api.example/'],
      ],
    ],
    ['RFC 8628 §3.1: asks for codes alone', deviceAuthorization({ scope: '', audience: '' }), []],
    [
      'RFC 7009 §2.1: revokes',
      revocation('45ghiukldjahdnhzdauz', 'refresh_token'),
      [
        ['token', '45ghiukldjahdnhzdauz'],
        ['token_type_hint', 'refresh_token'],
      ],
    ],
    [
      'RFC 7009 §2.1: revokes an access token',
      revocation('mF_9.B5f-4.1JqM', 'access_token'),
      [
        ['token', 'mF_9.B5f-4.1JqM'],
        ['token_type_hint', 'access_token'],
      ],
    ],
    ['RFC 7662 §2.1: introspects', introspection('mF_9.B5f-4.1JqM'), [['token', 'mF_9.B5f-4.1JqM']]],
  ])('%s', (_what, parameters, expected) => {
    expect(parameters).toEqual(expected);
  });

  it('RFC 7636 §4.5: an empty verifier is none', () => {
    expect(codeGrant({ ...code, codeVerifier: '' })).toEqual(codeGrant(code));
  });
});

describe('requests without client authentication', () => {
  it('RFC 6750 §2.1: carries the access token in the Authorization header alone', () => {
    expect(bearerRequest('https://server.example.com/resource', spa, 'mF_9.B5f-4.1JqM')).toEqual({
      method: 'GET',
      url: 'https://server.example.com/resource',
      headers: [
        ['accept', 'application/json'],
        ['origin', 'https://app.example'],
        ['authorization', 'Bearer mF_9.B5f-4.1JqM'],
      ],
    });
  });

  it('RFC 9449 §7.1: carries a bound token under its own scheme', () => {
    const { headers } = bearerRequest('https://server.example.com/resource', native, 'token', 'DPoP');
    expect(headers).toEqual([
      ['accept', 'application/json'],
      ['authorization', 'DPoP token'],
    ]);
  });

  it('RFC 7517: fetches the keys without any credentials', () => {
    expect(keysRequest('https://server.example.com/jwks', native)).toEqual({
      method: 'GET',
      url: 'https://server.example.com/jwks',
      headers: [['accept', 'application/json']],
    });
  });

  it('Fetch Standard: only an app in a browser has an Origin', () => {
    const names = (client: typeof spa | typeof native) =>
      keysRequest('https://server.example.com/jwks', client).headers.map(([name]) => name);
    expect(names(spa)).toContain('origin');
    expect(names(native)).not.toContain('origin');
  });
});
