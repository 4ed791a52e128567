import { describe, expect, it } from 'vitest';
import {
  bearerRequest,
  codeTokenRequest,
  keysRequest,
  refreshTokenRequest,
  revocationRequest,
} from './token-requests.ts';

const spa = { clientId: 's6BhdRkqt3', origin: 'https://app.example' };
const native = { clientId: 's6BhdRkqt3', origin: undefined };
const token = 'https://server.example.com/token';
const form = ['content-type', 'application/x-www-form-urlencoded'];

describe('token requests of a public client', () => {
  it('RFC 6749 §4.1.3, RFC 7636 §4.5: swaps a code with its verifier', () => {
    const grant = {
      code: 'SplxlOBeZQQYbYS6WxSbIA',
      redirectUri: 'https://client.example.com/cb',
      codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    };
    expect(codeTokenRequest(token, spa, grant)).toEqual({
      method: 'POST',
      url: token,
      headers: [['accept', 'application/json'], ['origin', 'https://app.example'], form],
      body: [
        'grant_type=authorization_code',
        'client_id=s6BhdRkqt3',
        'code=SplxlOBeZQQYbYS6WxSbIA',
        'redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb',
        'code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      ].join('&'),
    });
  });

  it('RFC 6749 §6: refreshes', () => {
    const request = refreshTokenRequest(token, native, 'tGzv3JOkF0XG5Qx2TlKWIA');
    expect(request).toEqual({
      method: 'POST',
      url: token,
      headers: [['accept', 'application/json'], form],
      body: 'grant_type=refresh_token&client_id=s6BhdRkqt3&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA',
    });
  });

  it('RFC 7009 §2.1: revokes', () => {
    const url = 'https://server.example.com/revoke';
    expect(revocationRequest(url, native, '45ghiukldjahdnhzdauz')).toMatchObject({
      method: 'POST',
      url,
      body: 'token=45ghiukldjahdnhzdauz&token_type_hint=refresh_token&client_id=s6BhdRkqt3',
    });
  });

  it('RFC 6750 §2.1: carries the access token in the Authorization header alone', () => {
    const request = bearerRequest('https://server.example.com/resource', spa, 'mF_9.B5f-4.1JqM');
    expect(request.headers).toContainEqual(['authorization', 'Bearer mF_9.B5f-4.1JqM']);
    expect(request).toMatchObject({ method: 'GET', url: 'https://server.example.com/resource' });
    expect(request).not.toHaveProperty('body');
  });

  it('RFC 7517: fetches the keys without any credentials', () => {
    expect(keysRequest('https://server.example.com/jwks', native)).toEqual({
      method: 'GET',
      url: 'https://server.example.com/jwks',
      headers: [['accept', 'application/json']],
    });
  });

  it('RFC 6749 Appendix B: encodes values, so that none can add a parameter', () => {
    const { body = '' } = refreshTokenRequest(token, native, 'a&client_id=other +/=%ü');
    expect(body).toContain('&refresh_token=a%26client_id%3Dother+%2B%2F%3D%25%C3%BC');
    expect(new URLSearchParams(body).getAll('client_id')).toEqual(['s6BhdRkqt3']);
  });

  it('Fetch Standard: only an app in a browser has an Origin', () => {
    const names = (client: typeof spa | typeof native) =>
      keysRequest(token, client).headers.map(([name]) => name);
    expect(names(spa)).toContain('origin');
    expect(names(native)).not.toContain('origin');
  });
});
