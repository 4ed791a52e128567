import { describe, expect, it } from 'vitest';
import { isPlaceholder } from './placeholder.ts';
import { firstOf, har, harEntry, pairs, readJson, tokenEntry } from './testing/hars.ts';

const jwt = (claims: object, signature: string) =>
  `${btoa('{"alg":"RS256"}').replace(/=+$/, '')}.${btoa(JSON.stringify(claims)).replace(/=+$/, '')}.${signature}`;

const answer = (members: object) => ({
  content: { mimeType: 'application/json', text: JSON.stringify(members) },
});
const form = (text: string) => ({ postData: { mimeType: 'application/x-www-form-urlencoded', text } });

describe('redacted values', () => {
  it.each([
    '[REDACTED]',
    'redacted',
    '***',
    'xxxxxx',
    'XXXX',
    '••••',
    '<removed>',
    '[masked]',
    '{{access_token}}',
    '$' + '{TOKEN}',
    '$TOKEN',
    'abc****def',
    'Splx...ZQ',
    'your-client-secret',
    '{code}',
  ])('takes %s for no secret', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    'SplxlOBeZQ',
    'xyz',
    'secret',
    'demo-secret',
    'x1x2',
    '',
    'eyJhbGciOiJSUzI1NiJ9.e30.c2ln',
    '{"to":"/"}',
    'a-b_c~d.e',
  ])('takes %s for one', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });

  it('mark their message, and the file where there are several', () => {
    const read = readJson(
      har([
        tokenEntry(form('grant_type=authorization_code&code=%5BREDACTED%5D')),
        tokenEntry({}, answer({ access_token: '***' })),
      ]),
    );
    expect(read.lacks).toContain('values');
    expect(
      read.entries.map(({ request, response }) => [
        request.lacks.includes('values'),
        response?.lacks.includes('values'),
      ]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(readJson(har([tokenEntry(form('code=%5BREDACTED%5D&a=b'))])).lacks).not.toContain('values');
  });

  it('are found in redirects; a header without its value is a header less', () => {
    const headers = pairs({ Authorization: 'Bearer [REDACTED]', Cookie: 'sid=***; t=1' });
    const redirect = { status: 302, redirectURL: 'https://app.example/cb?code=xxxxxx' };
    const read = readJson(har([harEntry({ headers }, redirect)]));
    expect(firstOf(read).request.lacks).toEqual(['authorization', 'cookies']);
    expect(firstOf(read).response?.lacks).toContain('values');
    const whole = pairs({ Authorization: 'Bearer 2YotnFZF', Cookie: 'sid=31d4d96e407aad42' });
    expect(firstOf(readJson(har([harEntry({ headers: whole })]))).request.lacks).toEqual([]);
  });

  it('are hashes of one length in place of everything', () => {
    const hash = (letter: string, length = 64) => letter.repeat(length);
    const of = (code: string) =>
      har([
        harEntry({ url: `https://app.example/cb?code=${code}&state=${hash('b')}` }),
        tokenEntry({}, answer({ access_token: hash('c') })),
        tokenEntry(form(`code=${code}&code_verifier=${hash('d')}`)),
      ]);
    expect(readJson(of(hash('a'))).lacks).toContain('values');
    expect(readJson(of(hash('a', 40))).lacks).not.toContain('values');
  });

  it('are one text in place of secrets that are never the same', () => {
    const same = '0b6f3a2e9d';
    const read = readJson(
      har([
        harEntry({ url: `https://app.example/cb?code=${same}&state=abcdefgh` }),
        tokenEntry({}, answer({ access_token: same })),
      ]),
    );
    expect(read.lacks).toContain('values');
    const honest = [
      harEntry({
        url: 'https://as.example/authorize?state=abcdefgh&nonce=abcdefgh&code_challenge=plain-verifier',
      }),
      tokenEntry(form('code=SplxlOBeZQ&code_verifier=plain-verifier')),
      tokenEntry({}, answer({ access_token: '2YotnFZF2YotnFZF', refresh_token: 'tGzv3JOkF0' })),
      harEntry({ headers: pairs({ Authorization: 'Bearer 2YotnFZF2YotnFZF' }) }),
      tokenEntry(form('grant_type=refresh_token&refresh_token=tGzv3JOkF0')),
    ];
    expect(readJson(har(honest)).lacks).not.toContain('values');
  });

  it('are signatures that two tokens share, or that are words', () => {
    const good = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const of = (...tokens: string[]) =>
      readJson(har(tokens.map((token) => tokenEntry({}, answer({ id_token: token }))))).lacks.includes(
        'values',
      );
    expect(of(jwt({ sub: 'a' }, good), jwt({ sub: 'b' }, good))).toBe(true);
    expect(of(jwt({ sub: 'a' }, 'redacted'), jwt({ sub: 'a' }, 'redacted'))).toBe(true);
    expect(of(jwt({ sub: 'a' }, good), jwt({ sub: 'a' }, good))).toBe(false);
  });
});
