import { describe, expect, it } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { publicJwk } from '../protocol/jwt.ts';
import type { Draft, TraceEvent, WorkEvent } from './events.ts';
import { isStop, type SecretUse, type TraceModel, traceModel } from './index.ts';
import { answers, asks, performed, traceOf, works } from './testing/traces.ts';

const real = traceModel(await performed());
const { events } = real.trace;

const html = (body: string) => ({ headers: [['Content-Type', 'text/html; charset=utf-8']] as const, body });
const json = (value: unknown) => ({
  headers: [['content-type', 'application/json']] as const,
  body: JSON.stringify(value),
});

describe('stops and exchanges', () => {
  it('stops at what a reader looks at, in order', () => {
    expect(real.stops).toEqual(events.filter(isStop));
    const kinds = new Set(real.stops.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['action', 'work', 'request', 'response', 'end']));
  });

  it('knows an event by its number, and none by another', () => {
    for (const event of events) expect(real.event(event.seq)).toBe(event);
    for (const seq of [-1, 0.5, events.length, Number.NaN]) expect(real.event(seq)).toBeUndefined();
  });

  it('finds request, response and work of an exchange from each of them', () => {
    const request = events.find((event) => event.kind === 'request' && event.message.url.endsWith('/token'));
    const work = request && real.workFor(request)[0];
    const response = request && real.responseOf(request);
    if (!request || !work || !response) throw new Error('no token exchange');
    expect(work).toMatchObject({ by: 'authorization-server', label: 'Checks the token request' });
    expect(response.message.body).toContain('access_token');
    for (const event of [request, work, response]) {
      expect(real.requestOf(event)).toBe(request);
      expect(real.responseOf(event)).toBe(response);
      expect(real.workFor(event)).toEqual([work]);
    }
  });

  it('finds none for an event without an exchange, whatever exchanges are called', () => {
    const alone = works('app');
    const model = traceModel(
      traceOf(asks('', 'app', 'api'), asks('?', 'app', 'api'), asks('undefined', 'app', 'api'), alone),
    );
    const event = model.event(3) as WorkEvent;
    expect(model.requestOf(event)).toBeUndefined();
    expect(model.responseOf(event)).toBeUndefined();
    expect(model.workFor(event)).toEqual([]);
  });
});

describe('stateAt', () => {
  it('is the state that the machine moved to last', () => {
    const slow = (seq: number) =>
      events.slice(0, seq + 1).findLast((event) => event.kind === 'state') as { to: string } | undefined;
    for (const { seq } of events) expect(real.stateAt(seq)).toBe(slow(seq)?.to);
    expect(real.stateAt(events.length - 1)).toBe('complete');
  });

  it('is none before the first and none in an empty trace', () => {
    expect(real.stateAt(-1)).toBeUndefined();
    expect(traceModel(traceOf()).stateAt(0)).toBeUndefined();
    expect(traceModel(traceOf(works('app'))).stateAt(0)).toBeUndefined();
  });
});

describe('screenAt', () => {
  const screens = (model: TraceModel) =>
    model.trace.events.map(({ seq }) => /data-page="([\w-]*)"/.exec(model.screenAt(seq)?.html ?? '')?.[1]);

  it('shows the pages of the walk one after the other', () => {
    const shown = screens(real).filter((name, index, all) => index === 0 || name !== all[index - 1]);
    expect(shown).toEqual([undefined, 'login', 'consent', 'app-signing-in', 'app-signed-in']);
  });

  it('keeps a page until the next has come: a redirect and the back channel show nothing', () => {
    for (const event of events) {
      const same = event.kind !== 'response' && !(event.kind === 'work' && event.shows !== undefined);
      if (same) expect(real.screenAt(event.seq)).toEqual(real.screenAt(event.seq - 1));
    }
  });

  it('shows what an app drew by itself at the address of the page that it drew over', () => {
    const drawn = events.find((event) => event.kind === 'work' && event.shows !== undefined) as WorkEvent;
    const screen = real.screenAt(drawn.seq);
    expect(screen).toMatchObject({ seq: drawn.seq, html: drawn.shows });
    expect(screen?.url).toContain('https://spa.granttour.example/callback?code=');
    expect(real.screenAt(drawn.seq - 1)?.url).toBe(screen?.url);
  });

  it('names the address that was asked for the page, not one asked for meanwhile', () => {
    const url = 'https://as.example/slow';
    const model = traceModel(
      traceOf(
        asks('x1', 'browser', 'authorization-server', { url }),
        asks('x2', 'browser', 'app', { url: 'https://app.example/quick' }),
        answers('x1', 'authorization-server', 'browser', html('<p>slow')),
      ),
    );
    expect(model.screenAt(2)).toEqual({ seq: 2, url, html: '<p>slow' });
  });

  it.each([
    ['RFC 9110 §15.4.4: a 303', { status: 303, headers: [['location', '/next'] as const] }, false],
    [
      'RFC 9110 §15.3.2: a 201 with a Location',
      { status: 201, headers: [['location', '/x'] as const] },
      true,
    ],
    ['a 400', { status: 400 }, true],
  ])('%s', (_what, message, isShown) => {
    const page = html('<p>');
    const headers = [...page.headers, ...('headers' in message ? message.headers : [])];
    const model = traceModel(
      traceOf(
        asks('x1', 'browser', 'app'),
        answers('x1', 'app', 'browser', { ...page, status: message.status, headers }),
      ),
    );
    expect(model.screenAt(1) !== undefined).toBe(isShown);
  });

  it('shows neither JSON nor what an app or an attacker got', () => {
    const model = traceModel(
      traceOf(
        asks('x1', 'browser', 'app'),
        answers('x1', 'app', 'browser', json({})),
        asks('x2', 'attacker', 'app'),
        answers('x2', 'app', 'attacker', html('<p>')),
      ),
    );
    expect(model.screenAt(3)).toBeUndefined();
  });

  it('takes a number past the end for the end', () => {
    expect(real.screenAt(10_000)).toEqual(real.screenAt(events.length - 1));
  });
});

describe('jwksAt', () => {
  it('RFC 7517 §5: is the latest key set that came, from its response on', () => {
    const seq = events.findIndex(
      (event) => event.kind === 'response' && event.message.body.includes('"keys"'),
    );
    expect(real.jwksAt(seq - 1)).toBeUndefined();
    expect(real.jwksAt(seq)).toEqual({ seq, jwks: { keys: [publicJwk(demoKey)] } });
    expect(real.jwksAt(events.length - 1)).toBe(real.jwksAt(seq));
  });

  it('is replaced by a newer one, but not by an error or by something else with keys', () => {
    const keys = (kid: string) => json({ keys: [{ kty: 'RSA', kid }] });
    const response = (number: number, message: Partial<HttpResponse>): Draft[] => [
      asks(`x${number}`, 'app', 'authorization-server'),
      answers(`x${number}`, 'authorization-server', 'app', message),
    ];
    const model = traceModel(
      traceOf(
        ...response(1, keys('a')),
        ...response(2, keys('b')),
        ...response(3, { ...keys('c'), status: 500 }),
        ...response(4, json({ keys: ['house', 'car'] })),
        ...response(5, { body: '"keys" in no JSON' }),
      ),
    );
    expect([1, 2, 3, 9].map((seq) => model.jwksAt(seq)?.jwks.keys[0]?.kid)).toEqual(['a', 'a', 'b', 'b']);
  });
});

describe('usesOf', () => {
  const secretsOf = (model: TraceModel, kind: string) => {
    const all = model.trace.events.flatMap(({ seq }) => model.secretsAt(seq));
    return [...new Map(all.filter((secret) => secret.kind === kind).map((s) => [s.id, s])).values()];
  };
  const inWords = (model: TraceModel, { seq, role, where }: SecretUse) => {
    const event = model.event(seq) as TraceEvent;
    const who = 'by' in event ? event.by : 'from' in event ? event.from : '';
    return `${event.step} ${who}: ${role}, ${where}`;
  };
  const story = (model: TraceModel, kind: string, number = 0) => {
    const secret = secretsOf(model, kind)[number];
    return secret ? model.usesOf(secret.id).map((use) => inWords(model, use)) : [];
  };

  it('RFC 6749 §4.1.2: a code is made by the server, carried by the browser to the app, sent back and spent', () => {
    expect(story(real, 'code')).toEqual([
      '5 authorization-server: made, value',
      '6 authorization-server: carried, Location',
      '6 browser: carried, query',
      '6 app: compared, code_returned',
      '7 app: carried, form body',
      '8 authorization-server: compared, code_present',
      '8 authorization-server: compared, code_known',
      '8 authorization-server: spent, code_unused',
    ]);
  });

  it('RFC 7636 §4.1: a verifier is made by the app and goes nowhere but to the token endpoint', () => {
    expect(story(real, 'code_verifier')).toEqual([
      '2 app: made, value',
      '7 app: carried, form body',
      '8 authorization-server: compared, code_verifier_present',
      '8 authorization-server: compared, code_verifier_well_formed',
    ]);
  });

  it('RFC 7636 §4.6: a challenge is sent ahead and compared with what the verifier gives', () => {
    const lines = story(real, 'code_challenge');
    expect(lines.slice(0, 2)).toEqual(['2 app: made, value', '3 browser: carried, query']);
    expect(lines.at(-1)).toBe('8 authorization-server: compared, verifier_matches_challenge');
  });

  it('OIDC Core §3.1.3.7: a nonce comes back inside the ID token', () => {
    expect([...new Set(story(real, 'nonce'))]).toEqual([
      '2 app: made, value',
      '3 browser: carried, query',
      '9 authorization-server: carried, nonce claim',
      '9 app: compared, nonce_matches',
    ]);
  });

  it('RFC 6749 §10.12: a state goes and comes and is compared', () => {
    expect([...new Set(story(real, 'state'))]).toEqual([
      '2 app: made, value',
      '3 browser: carried, query',
      '6 authorization-server: carried, Location',
      '6 browser: carried, query',
      '6 app: compared, state_matches',
    ]);
  });

  it('RFC 9700 §4.14.2: a refresh token is spent when it is swapped, the new one not yet', () => {
    expect(story(real, 'refresh_token').at(-1)).toBe('12 authorization-server: spent, refresh_token_unused');
    expect(story(real, 'refresh_token', 1).join()).not.toContain('spent');
  });

  it('RFC 7009 §2.1: the parameter token carries it to the revocation endpoint', async () => {
    const model = traceModel(await performed({ moves: [{ at: 'end', do: 'pick', offer: 'revoke' }] }));
    expect(story(model, 'refresh_token', 1)).toContain('15 app: carried, token');
  });

  it('RFC 7636 §4.2: with plain, verifier and challenge are one secret, made once', async () => {
    const model = traceModel(await performed({ options: { challengeMethod: 'plain' } }));
    expect(secretsOf(model, 'code_challenge')).toEqual([]);
    expect(story(model, 'code_verifier').slice(0, 3)).toEqual([
      '2 app: made, value',
      '2 app: made, value',
      '3 browser: carried, query',
    ]);
  });

  it('RFC 6749 §10.5: a refused request spends no code; a thief who comes first does', async () => {
    const at = 'request POST /oauth/token';
    const wrong = await performed({
      moves: [{ at, do: 'edit', edits: [{ parameter: 'code_verifier', value: 'k'.repeat(43) }] }],
    });
    expect(story(traceModel(wrong), 'code').join()).not.toContain('spent');
    const stolen = traceModel(await performed({ moves: [{ at, do: 'replay' }] }));
    const spent = story(stolen, 'code').findIndex((line) => line.includes('spent'));
    const carried = story(stolen, 'code').lastIndexOf('7 app: carried, form body');
    expect(spent).toBeGreaterThan(0);
    expect(carried).toBeGreaterThan(spent);
  });

  it('spends nothing where another check of the same request refused', () => {
    const spec = { label: '', url: '' };
    const check = (id: string, passed: boolean, actual: string) => ({
      ...{ id, title: '', passed, expected: '', actual, spec },
    });
    const body = 'refresh_token=abc';
    const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
    const model = traceModel(
      traceOf(
        asks('x1', 'app', 'authorization-server', { body, headers }),
        works('authorization-server', {
          exchange: 'x1',
          checks: [check('refresh_token_unused', true, 'abc'), check('scope_not_widened', false, '')],
        }),
      ),
    );
    expect(story(model, 'refresh_token').at(-1)).toContain('compared, refresh_token_unused');
  });

  it('tells secrets by id and by value, each event’s once', () => {
    const [code] = secretsOf(real, 'code');
    expect(code && real.secretByValue(code.value)).toBe(code);
    expect(real.secretByValue('')).toBeUndefined();
    expect(real.usesOf('code:none')).toEqual([]);
    for (const { seq } of events) {
      const ids = real.secretsAt(seq).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
