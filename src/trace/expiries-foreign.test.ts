import { describe, expect, it } from 'vitest';
import { encodeParameters } from '../protocol/parameters.ts';
import type { Draft, Trace } from './events.ts';
import { type Expiry, expiriesIn } from './expiries.ts';
import { deviceSignIn, hybridSignIn, pushedSignIn, signedJob } from './testing/sign-ins.ts';
import { answers, asks, performed, traceOf, works } from './testing/traces.ts';

const one = (list: readonly Expiry[], label: string): Expiry => {
  const found = list.find((expiry) => expiry.label === label);
  if (!found) throw new Error(`There is no ${label}, only ${list.map((expiry) => expiry.label)}`);
  return found;
};

describe('a foreign trace, without the servers’ own work', async () => {
  const bare = (trace: Trace): Trace => {
    const kept = trace.events.filter((event) => event.kind === 'request' || event.kind === 'response');
    return { ...trace, events: kept.map((event, seq) => ({ ...event, seq })) };
  };
  const json = (body: unknown) => ({
    headers: [['Content-Type', 'application/json']] as const,
    body: JSON.stringify(body),
  });
  const form = (url: string, parameters: Record<string, string>) => ({
    ...{ method: 'POST', url, headers: [['Content-Type', 'application/x-www-form-urlencoded']] as const },
    body: encodeParameters(Object.entries(parameters)),
  });
  const server = 'authorization-server';
  const token = 'https://id.example/token';

  it('says the same of what goes over the wire', async () => {
    const visible = (list: readonly Expiry[]) =>
      list.map(({ label, spentSeq }) => `${label} ${spentSeq === undefined ? '' : 'spent'}`);
    for (const trace of [
      await pushedSignIn(),
      await deviceSignIn(),
      await hybridSignIn(),
      await signedJob(),
    ]) {
      const own = visible(expiriesIn(trace.events));
      const seen = visible(expiriesIn(bare(trace).events));
      expect(seen.length).toBeGreaterThan(1);
      for (const line of seen.filter((text) => !/assertion|2nd/.test(text))) expect(own).toContain(line);
    }
  });

  it('reads exp from JWTs, and expires_in with the time of the answer', async () => {
    const { events } = bare(await performed());
    const access = one(expiriesIn(events), 'the access token');
    const answer = events[access.issuedSeq];
    expect(answer?.kind).toBe('response');
    // `exp` is in whole seconds, counted from the second of the issue.
    expect(access.expiresAt).toBe((Math.floor((answer?.at ?? 0) / 1000) + 3600) * 1000);
    const opaque = traceOf(
      asks('x1', 'app', server, form(token, { grant_type: 'client_credentials' })),
      answers('x1', server, 'app', json({ access_token: 'opaque', expires_in: 30 })),
    );
    expect(expiriesIn(opaque.events)).toMatchObject([
      { name: 'access_token', kind: 'access_token', value: 'opaque', issuedSeq: 1, expiresAt: 30_001 },
    ]);
  });

  it('reads an authorization response from its fragment, its page and its form', () => {
    const parameters = { access_token: 'opaque', expires_in: '20', state: 's' };
    const fragment = `https://app.example/cb#${encodeParameters(Object.entries(parameters))}`;
    const page = Object.entries(parameters)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
      .join('');
    const drafts: Draft[] = [
      answers('x1', server, 'browser', { status: 302, headers: [['Location', fragment]] }),
      answers('x1', server, 'browser', {
        headers: [['Content-Type', 'text/html']],
        body: `<form>${page}</form>`,
      }),
      asks('x1', 'browser', 'app', form('https://app.example/cb', parameters)),
    ];
    for (const draft of drafts)
      expect(expiriesIn(traceOf(draft).events)).toMatchObject([{ value: 'opaque', expiresAt: 20_000 }]);
  });

  it('ends what was redeemed, rotated and revoked', () => {
    const tokens = (n: number) => json({ access_token: `a${n}`, refresh_token: `r${n}`, expires_in: 60 });
    const { events } = traceOf(
      asks('x1', 'app', server, form(token, { grant_type: 'authorization_code', code: 'c' })),
      answers('x1', server, 'app', tokens(1)),
      asks('x2', 'app', server, form(token, { grant_type: 'refresh_token', refresh_token: 'r1' })),
      answers('x2', server, 'app', tokens(2)),
      asks('x3', 'app', server, form('https://id.example/oauth2/revoke', { token: 'a2' })),
      answers('x3', server, 'app'),
    );
    const ends = expiriesIn(events).map(({ value, spentSeq }) => [value, spentSeq]);
    expect(ends).toEqual([
      ['a1', undefined],
      ['a2', 5],
    ]);
  });

  it('takes nothing for an expiry that is none', () => {
    const jwt = (claims: unknown) =>
      ['{"alg":"RS256"}', JSON.stringify(claims), 'x']
        .map((part) => btoa(part).replaceAll('=', ''))
        .join('.');
    const bodies = [
      { access_token: 'opaque', expires_in: -5 },
      { access_token: 'opaque', expires_in: '1e9' },
      { access_token: 'opaque', expires_in: 1e15 },
      { access_token: jwt({ exp: 'tomorrow' }) },
      { access_token: jwt({ exp: 1e300 }) },
      { id_token: jwt({ iat: 1 }) },
      { access_token: '', expires_in: 60 },
      ['access_token'],
      null,
    ];
    for (const body of bodies) {
      const { events } = traceOf(answers('x1', server, 'app', json(body)));
      expect(expiriesIn(events), JSON.stringify(body)).toEqual([]);
    }
    expect(expiriesIn(traceOf(answers('x1', server, 'app', { ...json(1), body: '{' })).events)).toEqual([]);
  });

  it('names what it does not know by its wire name', () => {
    const values = [{ name: 'logout_token', value: 'x', expiresAt: 5 }];
    const [found] = expiriesIn(traceOf(works('authorization-server', { values })).events);
    expect(found).toMatchObject({ label: 'the logout token', kind: undefined, expiresAt: 5 });
  });
});
