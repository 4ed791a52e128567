import { describe, expect, it } from 'vitest';
import type { Draft } from './events.ts';
import { traceModel } from './model.ts';
import { type Named, namesIn } from './named.ts';
import { answers, asks, performed, traceOf } from './testing/traces.ts';

const form = [['content-type', 'application/x-www-form-urlencoded']] as const;
const json = [['content-type', 'application/json']] as const;

function named(seq: number, ...drafts: readonly Draft[]): readonly Named[] {
  const model = traceModel(traceOf(...drafts));
  const event = model.event(seq);
  return event ? namesIn(model, event) : [];
}
const words = (all: readonly Named[]) => all.map(({ name, place }) => `${name} (${place})`);

describe('the names in an event', () => {
  it('are parameters, headers and words, each with its entry', () => {
    const all = named(
      0,
      asks('x1', 'app', 'authorization-server', {
        ...{ method: 'POST', url: 'https://as.example/token', headers: [...form] },
        body: 'grant_type=authorization_code&code=1&made_up=2&scope=openid+made:up',
      }),
    );
    expect(words(all)).toEqual([
      ...['grant_type (token request)', 'authorization_code (token request)', 'code (token request)'],
      ...['made_up (token request)', 'scope (token request)', 'openid (token request)'],
      ...['made:up (token request)', 'content-type (request header)'],
    ]);
    expect(all.filter(({ entry }) => !entry).map(({ name }) => name)).toEqual(['made_up', 'made:up']);
    expect(all.filter(({ wordOf }) => wordOf).map(({ wordOf }) => wordOf)).toEqual([
      ...['grant_type', 'scope', 'scope'],
    ]);
  });

  it('are cookies with their attributes, schemes and challenges', () => {
    const all = named(
      1,
      asks('x1', 'app', 'api'),
      answers('x1', 'api', 'app', {
        status: 401,
        headers: [
          ['set-cookie', '__Host-a=b=c; Path=/; Secure'],
          ['www-authenticate', 'Bearer realm="a \\"b\\"", error="invalid_token", DPoP algs="ES256"'],
        ],
      }),
    );
    expect(words(all)).toEqual([
      ...['set-cookie (response header)', '__Host-a (cookie)', 'Path (cookie)', 'Secure (cookie)'],
      ...['www-authenticate (response header)', 'Bearer (authentication scheme)', 'realm (challenge)'],
      ...[
        'error (challenge)',
        'invalid_token (challenge)',
        'DPoP (authentication scheme)',
        'algs (challenge)',
      ],
    ]);
    expect(all.find(({ name }) => name === 'realm')?.value).toBe('a "b"');
    expect(all.find(({ name }) => name === '__Host-a')?.value).toBe('b=c');
    expect(all.every(({ entry }) => entry)).toBe(true);
  });

  it('are members of objects in objects and in lists', () => {
    const body = JSON.stringify({ keys: [{ kty: 'RSA', other: { deep: null } }, 'x'] });
    const all = named(
      1,
      asks('x1', 'app', 'authorization-server'),
      answers('x1', 'authorization-server', 'app', { headers: [...json], body }),
    );
    expect(words(all).slice(0, 4)).toEqual(['keys (jwks)', 'kty (jwks)', 'other (jwks)', 'deep (jwks)']);
  });

  it('are the header and the claims of every token, also behind an Authorization header', async () => {
    const model = traceModel(await performed());
    const places = (name: string) =>
      new Set(
        model.trace.events.flatMap((event) =>
          namesIn(model, event).flatMap((one) => (one.name === name ? one.place : [])),
        ),
      );
    expect(places('at_hash')).toEqual(new Set(['ID token']));
    expect(places('alg')).toEqual(new Set(['jwks', 'ID token header', 'access token header']));
    const orders = model.trace.events.find(
      (event) => event.kind === 'request' && event.message.url.endsWith('/orders'),
    );
    expect(orders && words(namesIn(model, orders))).toContain('aud (access token)');
  });

  it('are what a person typed, and none in work and ends', async () => {
    const model = traceModel(await performed());
    const of = (kind: string) =>
      model.trace.events.filter((event) => event.kind === kind).flatMap((event) => namesIn(model, event));
    expect(words(of('action'))).toContain('username (form)');
    expect([...of('work'), ...of('end'), ...of('state')]).toEqual([]);
  });

  it('are read once for an event', async () => {
    const model = traceModel(await performed());
    const [event] = model.stops;
    expect(event && namesIn(model, event)).toBe(event && namesIn(model, event));
  });

  it('are none in what is no message that anybody could read', () => {
    for (const body of ['{', '[1]', 'null', '"a"', '\u0000'])
      expect(
        words(
          named(
            1,
            asks('x1', 'app', 'authorization-server', { url: 'no url' }),
            answers('x1', 'authorization-server', 'app', { body, headers: [['location', 'https://[']] }),
          ),
        ),
      ).toEqual(['location (response header)']);
  });
});
