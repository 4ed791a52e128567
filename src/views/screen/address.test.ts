import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretOf } from '../../trace/index.ts';
import { addressOf, legible } from './address.ts';

const none = () => undefined;

describe('addressOf', () => {
  it('parts host, path and parameters', () => {
    const address = addressOf(
      'https://auth.example:8443/authorize?response_type=code&scope=openid%20email',
      none,
    );
    expect(address).toEqual({
      secure: true,
      scheme: 'https://',
      host: 'auth.example:8443',
      path: '/authorize',
      parameters: [
        { mark: '?', name: 'response_type', value: 'code' },
        { mark: '&', name: 'scope', value: 'openid email' },
      ],
    });
  });

  it('marks a secret by its name, and one that the trace knows by its value', () => {
    const known = secretOf('code', 'abc');
    const { parameters } = addressOf('https://app.example/cb?state=xyz&other=abc&empty=', (value) =>
      value === 'abc' ? known : undefined,
    );
    expect(parameters.map(({ secret }) => secret?.kind)).toEqual(['state', 'code', undefined]);
  });

  it('reads parameters of a fragment (OAuth 2.0 Multiple Response Types, section 5)', () => {
    const { parameters } = addressOf('https://app.example/cb#access_token=t&token_type=Bearer', none);
    expect(parameters.map(({ mark, name }) => `${mark}${name}`)).toEqual(['#access_token', '&token_type']);
    expect(addressOf('https://app.example/#top', none).parameters).toEqual([
      { mark: '#', name: 'top', value: '' },
    ]);
  });

  it('takes http and an app scheme for unprotected', () => {
    expect(addressOf('http://127.0.0.1:3000/cb', none).secure).toBe(false);
    expect(addressOf('myapp://callback?code=1', none)).toMatchObject({
      scheme: 'myapp://',
      host: 'callback',
    });
    expect(addressOf('myapp:/callback', none)).toMatchObject({ scheme: 'myapp:', path: '/callback' });
  });

  it('shows what is no URL as it is', () => {
    expect(addressOf('no url', none)).toMatchObject({ host: '', path: 'no url', parameters: [] });
  });

  it('never throws, and keeps every value short and visible', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (name, value) => {
          const query = new URLSearchParams([[name, value]]).toString();
          const { parameters } = addressOf(`https://a.example/?${query}`, none);
          const shown = parameters.map((one) => one.name + one.value).join('');
          return !/[\p{Cc}\p{Cf}]/u.test(shown);
        },
      ),
    );
    expect(Array.from(legible('y'.repeat(100_000))).length).toBeLessThan(130);
  });

  it('escapes characters that turn the text around them', () => {
    expect(legible('a\u202Eb\u0000')).toBe('a\\u{202e}b\\u{0}');
  });
});
