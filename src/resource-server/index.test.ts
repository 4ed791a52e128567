import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { get, type Header, type HttpRequest, header, headers } from '../protocol/http.ts';
import { publicJwk, signJwt } from '../protocol/jwt.ts';
import { createResourceServer } from './index.ts';
import {
  api,
  ask,
  audience,
  bearer,
  good,
  issuer,
  list,
  NOW,
  place,
  token,
  unsigned,
} from './testing/api.ts';

const ORDER = [
  'bearer_token_present',
  'one_token_transport',
  'token_type_at_jwt',
  'algorithm_allowed',
  'signature_valid',
  'issuer_matches',
  'audience_matches',
  'token_not_expired',
  'token_already_valid',
  'scope_sufficient',
];

describe('a good token', () => {
  test('GET /orders gives the orders of its sub after ten checks', async () => {
    const mine = await ask(list(bearer(await token())));
    expect(mine.status).toBe(200);
    expect(mine.checks.map(({ id }) => id)).toEqual(ORDER);
    expect(mine.checks.every(({ passed }) => passed)).toBe(true);
    const theirs = await ask(list(bearer(await token({ sub: 'user-ben' }))));
    expect(theirs.body.orders).not.toEqual(mine.body.orders);
  });

  test('orders that are given replace the demo orders of that user alone', async () => {
    const order = { id: 'x', item: 'Lantern', quantity: 3, placed_at: '2026-01-01T00:00:00.000Z' };
    const jwks = { keys: [publicJwk(demoKey)] };
    const server = createResourceServer({
      ...{ issuer, audience, jwks, orders: { 'user-ana': [order] } },
      clock: { now: () => NOW * 1000 },
    });
    expect((await ask(list(bearer(await token())), server)).body).toEqual({ orders: [order] });
    expect((await ask(list(bearer(await token({ sub: 'user-ben' }))), server)).body.orders).toHaveLength(2);
  });

  test('POST /orders places an order for this user, at the clock’s time', async () => {
    const server = api();
    const auth = bearer(await token());
    const json: Header = ['Content-Type', 'application/json; charset=utf-8'];
    const placed = await ask(place('{"item":" Lantern ","quantity":2,"price":0}', auth, json), server);
    expect(placed.status).toBe(201);
    expect(placed.body).toEqual({
      id: 'order-3',
      item: 'Lantern',
      quantity: 2,
      placed_at: '2026-01-01T00:00:00.000Z',
    });
    expect((await ask(list(auth), server)).body.orders).toContainEqual(placed.body);
    const other = await ask(list(bearer(await token({ sub: 'user-ben' }))), server);
    expect(other.body.orders).not.toContainEqual(placed.body);
  });
});

describe('RFC 6750 §3 the challenge', () => {
  test.each([
    ['no Authorization header', list()],
    ['another scheme', list(['authorization', 'Basic YTpi'])],
    ['Bearer without a token', list(['authorization', 'Bearer '])],
  ])('%s: 401 and no error code', async (_, request) => {
    const { status, challenge, refusedBy, body } = await ask(request);
    expect({ status, challenge, refusedBy }).toEqual({
      status: 401,
      challenge: 'Bearer realm="orders"',
      refusedBy: 'bearer_token_present',
    });
    expect(body).not.toHaveProperty('error');
  });

  test('the scheme is compared without case (RFC 9110 §11.1)', async () => {
    expect((await ask(list(['authorization', `bEARER  ${await token()}`]))).status).toBe(200);
  });

  test('§3.1 insufficient_scope: 403 and the scope that is needed', async () => {
    const { status, challenge, refusedBy } = await ask(list(bearer(await token({ scope: 'write:orders' }))));
    expect({ status, refusedBy }).toEqual({ status: 403, refusedBy: 'scope_sufficient' });
    expect(challenge).toBe(
      'Bearer realm="orders", error="insufficient_scope", ' +
        'error_description="The token does not carry the scope that this needs.", scope="read:orders"',
    );
  });

  test('§3.1 each route asks for its own scope', async () => {
    const json: Header = ['content-type', 'application/json'];
    const request = place(
      '{"item":"Lantern","quantity":1}',
      bearer(await token({ scope: 'read:orders' })),
      json,
    );
    expect((await ask(request)).challenge).toContain('scope="write:orders"');
  });

  test('a refused request reports no check after the one that refused', async () => {
    const { checks } = await ask(list(bearer(await token({ iss: 'https://evil.example/' }))));
    expect(checks.map(({ id }) => id)).toEqual(ORDER.slice(0, 6));
    expect(checks.at(-1)).toMatchObject({
      passed: false,
      expected: issuer,
      actual: 'https://evil.example/',
    });
  });
});

describe('RFC 9700 §4.3.2 and RFC 6750 §2 one way to send a token', () => {
  test.each<[string, (token: string) => HttpRequest]>([
    ['in the query', (t) => get(`${audience}orders?access_token=${t}`)],
    ['in query and header', (t) => get(`${audience}orders?access_token=${t}`, [bearer(t)])],
    ['in two headers', (t) => list(bearer(t), bearer(t))],
    ['beside other credentials', (t) => list(['authorization', 'Basic YTpi'], bearer(t))],
    [
      'in a form body',
      (t) => place(`access_token=${t}`, ['content-type', 'application/x-www-form-urlencoded']),
    ],
  ])('a token %s is an invalid_request', async (_, request) => {
    const { status, challenge, refusedBy } = await ask(request(await token()));
    expect({ status, refusedBy }).toEqual({ status: 400, refusedBy: 'one_token_transport' });
    expect(challenge).toContain('error="invalid_request"');
  });
});

test('RFC 6750 §2.2 only a form body can carry a token', async () => {
  const request = place(`access_token=${await token()}`, ['content-type', 'text/plain']);
  expect((await ask(request)).refusedBy).toBe('bearer_token_present');
});

describe('RFC 9068 §4 validating a JWT access token', () => {
  test.each<[string, string, string | Promise<string>]>([
    ['an opaque token', 'token_type_at_jwt', 'opaque'],
    ['an ID token', 'token_type_at_jwt', signJwt(good, demoKey, 'JWT')],
    ['a token without typ', 'token_type_at_jwt', unsigned({ alg: 'RS256', kid: demoKey.kid })],
    ['alg none', 'algorithm_allowed', unsigned({ alg: 'none', typ: 'at+jwt' })],
    ['alg HS256 (RFC 8725 §2.1)', 'algorithm_allowed', unsigned({ alg: 'HS256', typ: 'at+jwt' })],
    ['a bad signature', 'signature_valid', unsigned({ alg: 'RS256', typ: 'at+jwt', kid: demoKey.kid })],
    ['an unknown key', 'signature_valid', signJwt(good, { ...demoKey, kid: 'other' }, 'at+jwt')],
    ['another issuer', 'issuer_matches', token({ iss: 'https://auth.granttour.example' })],
    ['another audience', 'audience_matches', token({ aud: `${issuer}userinfo` })],
    ['a list of other audiences', 'audience_matches', token({ aud: [`${issuer}userinfo`] })],
    ['no audience', 'audience_matches', token({ aud: undefined })],
    ['exp reached', 'token_not_expired', token({ exp: NOW })],
    ['no exp', 'token_not_expired', token({ exp: undefined })],
    ['nbf to come (RFC 7519 §4.1.5)', 'token_already_valid', token({ nbf: NOW + 1 })],
  ])('%s is refused by %s', async (_, check, made) => {
    const { status, challenge, refusedBy, checks } = await ask(list(bearer(await made)));
    expect({ status, refusedBy }).toEqual({ status: 401, refusedBy: check });
    expect(challenge).toContain('error="invalid_token"');
    expect(checks.at(-1)?.actual).not.toBe(checks.at(-1)?.expected);
  });

  test('the typ may be written as a media type', async () => {
    const typed = unsigned({ alg: 'RS256', typ: 'application/AT+jwt', kid: demoKey.kid });
    expect((await ask(list(bearer(typed)))).refusedBy).toBe('signature_valid');
  });

  test('a token is good up to the second before exp, by the given clock', async () => {
    const auth = bearer(await token());
    expect((await ask(list(auth), api(good.exp - 1))).status).toBe(200);
    expect((await ask(list(auth), api(good.exp))).refusedBy).toBe('token_not_expired');
  });

  test('aud may be one text, and nbf may have come', async () => {
    expect((await ask(list(bearer(await token({ aud: audience, nbf: NOW }))))).status).toBe(200);
  });
});

describe('addresses, methods and bodies', () => {
  test('GET / needs no token', async () => {
    const { status, body, checks } = await ask(get(audience));
    expect(status).toBe(200);
    expect(body).toMatchObject({ issuer, audience });
    expect(Object.keys(body.routes)).toEqual(['GET /orders', 'POST /orders']);
    expect(checks).toEqual([]);
  });

  test('RFC 9110 §15.5.5 and §15.5.6: 404, and 405 with Allow', async () => {
    expect((await ask(get(`${audience}nothing`))).status).toBe(404);
    expect((await ask(get('no url'))).status).toBe(404);
    const { status, response } = await ask({ ...list(), method: 'DELETE' });
    expect(status).toBe(405);
    expect(header(response, 'allow')).toBe('GET, POST');
  });

  test.each([
    ['another media type', 415, 'text/plain', '{"item":"Lantern","quantity":1}'],
    ['no JSON', 400, 'application/json', '{'],
    ['an array', 400, 'application/json', '[]'],
    ['no item', 400, 'application/json', '{"quantity":1}'],
    ['a blank item', 400, 'application/json', '{"item":" ","quantity":1}'],
    ['a long item', 400, 'application/json', JSON.stringify({ item: 'x'.repeat(101), quantity: 1 })],
    ['half a piece', 400, 'application/json', '{"item":"Lantern","quantity":0.5}'],
    ['no piece', 400, 'application/json', '{"item":"Lantern","quantity":0}'],
    ['too many', 400, 'application/json', '{"item":"Lantern","quantity":100}'],
    ['a number in a text', 400, 'application/json', '{"item":"Lantern","quantity":"1"}'],
  ])('POST /orders with %s: %i', async (_, expected, type, body) => {
    const server = api();
    const auth = bearer(await token());
    const answer = await ask(place(body, auth, ['content-type', type]), server);
    expect(answer.status).toBe(expected);
    expect(answer.body.error).toBe('invalid_request');
    expect((await ask(list(auth), server)).body.orders).toHaveLength(2);
  });

  test('no answer is kept by a cache', async () => {
    for (const request of [get(audience), list(), list(bearer(await token())), get(`${audience}x`)]) {
      expect(header((await ask(request)).response, 'cache-control')).toBe('no-store');
    }
  });
});

describe('Fetch §3.3 CORS', () => {
  const SPA = 'https://spa.granttour.example';
  const preflight = (origin: string): HttpRequest => ({
    method: 'OPTIONS',
    url: `${audience}orders`,
    headers: [
      ['Origin', origin],
      ['Access-Control-Request-Method', 'POST'],
    ],
  });

  test('a preflight of the app is told what it may send', async () => {
    const { status, response } = await ask(preflight(SPA));
    expect(status).toBe(204);
    expect(header(response, 'access-control-allow-origin')).toBe(SPA);
    expect(header(response, 'access-control-allow-methods')).toBe('GET, POST');
    expect(header(response, 'access-control-allow-headers')).toBe('authorization, content-type, dpop');
  });

  test('a preflight of any other origin is told nothing', async () => {
    const { response } = await ask(preflight('https://evil.example'));
    expect(response.headers.filter(([name]) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('refusals can be read too, and answers vary by Origin', async () => {
    const { response } = await ask(list(['origin', SPA]));
    expect(header(response, 'access-control-allow-origin')).toBe(SPA);
    expect(header(response, 'access-control-expose-headers')).toBe('www-authenticate');
    expect(headers(response, 'vary')).toEqual(['Origin']);
  });

  test('an OPTIONS request that is no preflight is not allowed', async () => {
    expect((await ask({ ...preflight(SPA), headers: [['origin', SPA]] })).status).toBe(405);
  });

  test('the allowed origins can be set', async () => {
    const server = createResourceServer({
      ...{ issuer, audience, jwks: { keys: [] }, allowedOrigins: ['https://evil.example'] },
      clock: { now: () => 0 },
    });
    const allowed = async (origin: string) =>
      header((await ask(preflight(origin), server)).response, 'access-control-allow-origin');
    expect(await allowed('https://evil.example')).toBe('https://evil.example');
    expect(await allowed(SPA)).toBeUndefined();
  });
});

describe('whatever is sent', () => {
  const name = fc.constantFrom(
    'authorization',
    'Content-Type',
    'origin',
    'access-control-request-method',
    'x',
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((text) => `Bearer ${text}`),
    fc
      .tuple(fc.dictionary(fc.constantFrom('alg', 'typ', 'kid'), fc.jsonValue()), fc.jsonValue())
      .map(
        ([head, claims]) =>
          `Bearer ${unsigned({ alg: 'RS256', typ: 'at+jwt', kid: demoKey.kid, ...head }, claims)}`,
      ),
    fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'https://spa.granttour.example'),
  );
  const request: fc.Arbitrary<HttpRequest> = fc.record({
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'OPTIONS'), fc.string()),
    url: fc.oneof(
      fc.constantFrom(audience, `${audience}orders`),
      fc.string().map((text) => `${audience}orders?${text}`),
      fc.string(),
    ),
    headers: fc.array(fc.tuple(name, value), { maxLength: 4 }),
    body: fc.string({ unit: 'binary' }),
  });

  test('it is answered, and nothing but a good token opens the orders', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (sent) => {
        const { status, body } = await ask(sent);
        expect([200, 204, 400, 401, 403, 404, 405]).toContain(status);
        expect(body ?? {}).not.toHaveProperty('orders');
      }),
      { numRuns: 300, seed: 9068 },
    );
  });

  test('RFC 6750 §3 every challenge keeps to the characters that it may hold', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (sent) => {
        const { challenge } = await ask(list(['authorization', sent]));
        expect(challenge).toMatch(/^Bearer realm="orders"(, [a-z_]+="[\x20\x21\x23-\x5b\x5d-\x7e]*")*$/);
      }),
      { numRuns: 100, seed: 6750 },
    );
  });

  test('a signed token with any one claim replaced never ends in an error of the API', async () => {
    const claim = fc.constantFrom('iss', 'aud', 'exp', 'nbf', 'scope', 'sub');
    await fc.assert(
      fc.asyncProperty(claim, fc.jsonValue(), async (which, replaced) => {
        const { status } = await ask(list(bearer(await token({ [which]: replaced }))));
        expect([200, 401, 403]).toContain(status);
      }),
      { numRuns: 60, seed: 7519 },
    );
  });
});
