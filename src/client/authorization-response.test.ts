import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deaf, listener } from '../protocol/check.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { checkAuthorizationResponse } from './authorization-response.ts';

const issuer = 'https://as.example/';
const state = 'xyz';
const good = `code=SplxlOBeZQQYbYS6WxSbIA&state=xyz&iss=${encodeURIComponent(issuer)}`;
const verdictOn = async (query: string, url = `https://app.example/callback?${query}`) => {
  const heard = listener();
  const verdict = await checkAuthorizationResponse(url, { issuer, state }, heard);
  return { verdict, checks: heard.checks };
};
const iss = encodeURIComponent(issuer);

describe('checkAuthorizationResponse', () => {
  it('RFC 6749 §4.1.2: takes the code of a good response, after every check in order', async () => {
    const { verdict, checks } = await verdictOn(good);
    expect(verdict).toEqual({ ok: true, value: { code: 'SplxlOBeZQQYbYS6WxSbIA' } });
    expect(checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['response_parameters_not_repeated', true],
      ['state_matches', true],
      ['response_issuer_matches', true],
      ['authorization_granted', true],
      ['code_returned', true],
    ]);
  });

  it('takes it in any order of parameters', async () => {
    const { verdict } = await verdictOn(`iss=${iss}&state=xyz&code=abc`);
    expect(verdict).toEqual({ ok: true, value: { code: 'abc' } });
  });

  it.each([
    ['RFC 6749 §10.12: another state', `code=c&state=other&iss=${iss}`, 'state_matches'],
    ['RFC 6749 §10.12: no state', `code=c&iss=${iss}`, 'state_matches'],
    ['RFC 6749 §10.12: an empty state', `code=c&state=&iss=${iss}`, 'state_matches'],
    ['RFC 6749 §10.12: a state in other letters', `code=c&state=XYZ&iss=${iss}`, 'state_matches'],
    [
      'RFC 9207 §2.4: another issuer',
      'code=c&state=xyz&iss=https%3A%2F%2Fevil.example%2F',
      'response_issuer_matches',
    ],
    [
      'RFC 9207 §2.4: the issuer without its slash',
      'code=c&state=xyz&iss=https%3A%2F%2Fas.example',
      'response_issuer_matches',
    ],
    ['RFC 9207 §2.4: no issuer', 'code=c&state=xyz', 'response_issuer_matches'],
    ['RFC 6749 §4.1.2.1: an error', `error=access_denied&state=xyz&iss=${iss}`, 'authorization_granted'],
    ['RFC 6749 §4.1.2.1: an error beside a code', `${good}&error=server_error`, 'authorization_granted'],
    ['RFC 6749 §4.1.2: no code', `state=xyz&iss=${iss}`, 'code_returned'],
    ['RFC 6749 §4.1.2: an empty code', `code=&state=xyz&iss=${iss}`, 'code_returned'],
    ['RFC 6749 §3.1: two codes', `${good}&code=another`, 'response_parameters_not_repeated'],
    [
      'RFC 6749 §3.1: the same code twice',
      `code=a&${good.replace(/^code=\w+/, 'code=a')}`,
      'response_parameters_not_repeated',
    ],
    ['RFC 6749 §3.1: two states', `${good}&state=xyz`, 'response_parameters_not_repeated'],
    ['RFC 6749 §3.1: two issuers', `${good}&iss=${iss}`, 'response_parameters_not_repeated'],
    ['RFC 6749 §3.1: two errors', 'error=a&error=b', 'response_parameters_not_repeated'],
    ['RFC 6749 §3.1: a name encoded in two ways', `${good}&%63ode=b`, 'response_parameters_not_repeated'],
  ])('refuses %s', async (_what, query, check) => {
    const { verdict, checks } = await verdictOn(query);
    expect(verdict).toMatchObject({ ok: false, refusedBy: check });
    expect(checks.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual([check]);
    expect(checks.at(-1)?.id).toBe(check);
  });

  it('believes no error before state and issuer say whose it is', async () => {
    const { verdict } = await verdictOn(`error=access_denied&state=other&iss=${iss}`);
    expect(verdict).toMatchObject({ refusedBy: 'state_matches' });
  });

  it('RFC 6749 §4.1.2: ignores parameters that it does not know, even twice', async () => {
    const { verdict } = await verdictOn(`${good}&session_state=a&ext=1&ext=2`);
    expect(verdict.ok).toBe(true);
  });

  it('says what was expected and what came', async () => {
    const { verdict } = await verdictOn(`error=access_denied&error_description=No&state=xyz&iss=${iss}`);
    expect(verdict).toMatchObject({
      reason: 'The authorization server granted the request: expected no error, got access_denied: No',
    });
    expect((await verdictOn('code=c&code=d')).verdict).toMatchObject({
      reason: expect.stringContaining('twice: code'),
    });
  });

  it.each(['', 'not a url', 'https://app.example/callback', `https://app.example/callback#${good}`])(
    'reads no response out of %j',
    async (url) => {
      expect((await verdictOn('', url)).verdict).toMatchObject({ ok: false, refusedBy: 'state_matches' });
    },
  );

  it('never throws, and takes nothing without the state', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const url = `https://app.example/callback?${text}`;
        expect((await checkAuthorizationResponse(url, { issuer, state: 'a state' }, deaf)).ok).toBe(false);
      }),
    );
  });
});
