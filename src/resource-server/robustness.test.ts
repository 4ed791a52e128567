import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { get, type Header, type HttpRequest } from '../protocol/http.ts';
import { api, ask, audience, bearer, boundToken, dpop, list, place, proofFor, token } from './testing/api.ts';

const json: Header = ['content-type', 'application/json'];

describe('messages that no server should let through', () => {
  test('RFC 9110 §15.5.14 a body over 64 kB is 413, counted in bytes, whatever the address', async () => {
    const auth = bearer(await token());
    const atLimit = JSON.stringify({ item: 'Lantern', quantity: 1, note: '' });
    const filled = (count: number, unit = 'x') => atLimit.replace('""', `"${unit.repeat(count)}"`);
    const room = 65_536 - atLimit.length;
    expect((await ask(place(filled(room), auth, json))).status).toBe(201);
    for (const body of [filled(room + 1), filled(room / 2 + 1, 'é'), 'x'.repeat(5_000_000)]) {
      expect(await ask(place(body, auth, json))).toMatchObject({
        status: 413,
        body: { error: 'invalid_request' },
      });
      expect((await ask({ ...get(audience), body })).status).toBe(413);
    }
  });

  test('RFC 6585 §5 headers over 16 kB are 431', async () => {
    expect((await ask(list(bearer('x'.repeat(20_000))))).status).toBe(431);
    expect((await ask(list(...Array.from({ length: 3000 }, (): Header => ['x', '12345'])))).status).toBe(431);
    expect((await ask(list(bearer('x'.repeat(15_000))))).status).toBe(401);
  });

  test.each([
    ['a line feed', 'a\nset-cookie: x=y'],
    ['a carriage return', 'a\rb'],
    ['NUL', 'a\0'],
    ['DEL', 'a\x7f'],
    ['a character outside Latin-1', 'Bearer …'],
    ['half a surrogate pair', 'Bearer \ud800'],
  ])('RFC 9110 §5.5 a header with %s is 400', async (_what, value) => {
    const good = bearer(await token());
    for (const name of ['authorization', 'DPoP', 'origin', 'x-other']) {
      const { status, challenge, body } = await ask(list(good, [name, value]));
      expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_request' });
      expect(challenge).toContain('error="invalid_request"');
    }
  });

  test.each(['', 'a b', 'a:', 'é', '__proto__\n'])('RFC 9110 §5.1 a header named %j is 400', async (name) => {
    expect((await ask(list([name, 'x']))).status).toBe(400);
  });

  test('Latin-1 and tabs are characters of headers', async () => {
    expect((await ask(list(bearer(await token()), ['x', 'caf\xe9\tx'], ['__proto__', 'x']))).status).toBe(
      200,
    );
  });

  test.each([
    '',
    '/orders',
    'orders',
    'https://',
    'https://[',
    '//api/orders',
    'https://api.granttour.example:99999/orders',
    '\0',
  ])('the URL %j is 404', async (url) =>
    expect((await ask({ ...list(bearer(await token())), url })).status).toBe(404),
  );

  test('a URL with bad percent-encoding, NUL or a very long query is read as far as it goes', async () => {
    const auth = bearer(await token());
    for (const query of ['%', '%zz', '%00', '%ff', '\0', '__proto__=1', 'a=1&'.repeat(10_000)])
      expect((await ask({ ...list(auth), url: `${audience}orders?${query}` })).status).toBe(200);
  });
});

describe('2,000 mutated requests', () => {
  /** Changes one place of a text, `at` ten-thousandths of it: takes something out and puts something in. */
  const rough = ['\r\n', '\0', '"', '\\', ',', ' ', '.', '=', '%', 'é', '\u2028', '\ud800', '__proto__', ''];
  const nasty = fc.constantFrom(...rough, 'A', 'x', '9', '_');
  const mutateText = fc.record({
    at: fc.integer({ min: 0, max: 9999 }),
    drop: fc.nat(3),
    put: nasty,
  });
  const change = (text: string, { at, drop, put }: { at: number; drop: number; put: string }) => {
    const index = Math.floor((at / 10_000) * text.length);
    return text.slice(0, index) + put + text.slice(index + drop);
  };

  type Mutation = (request: HttpRequest) => HttpRequest;
  const anyHeader = fc.tuple(fc.nat(4), fc.nat(3), mutateText).map(
    ([which, part, how]): Mutation =>
      (r) => ({
        ...r,
        headers: r.headers.map((header, i): Header => {
          if (i !== which % r.headers.length) return header;
          return part === 0 ? [change(header[0], how), header[1]] : [header[0], change(header[1], how)];
        }),
      }),
  );
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    mutateText.map(
      (how): Mutation =>
        (r) => ({ ...r, url: change(r.url, how) }),
    ),
    mutateText.map(
      (how): Mutation =>
        (r) => ({ ...r, method: change(r.method, how) }),
    ),
    mutateText.map(
      (how): Mutation =>
        (r) => ({ ...r, body: change(r.body ?? '', how) }),
    ),
    // Most of a request is its token and proof, so most changes are there.
    { weight: 6, arbitrary: anyHeader },
    fc.nat(4).map(
      (which): Mutation =>
        (r) => ({ ...r, headers: r.headers.filter((_, i) => i !== which) }),
    ),
    fc.nat(4).map(
      (which): Mutation =>
        (r) => ({ ...r, headers: [...r.headers, ...r.headers.slice(which, which + 1)] }),
    ),
    fc
      .tuple(
        fc.constantFrom('DPoP', 'origin', 'authorization', 'content-type'),
        fc.string({ unit: 'binary' }),
      )
      .map(
        (header): Mutation =>
          (r) => ({ ...r, headers: [...r.headers, header] }),
      ),
  );

  /** A header that could break out of its line, or that no header can carry. */
  const unclean = ([name, value]: Header) => !/^[a-z-]+$/.test(name) || !/^[\x20-\x7e]*$/.test(value);

  test('each gets an answer below 500, clean headers, and orders only for an untouched token and proof', async () => {
    // RS256, because its signatures are the same in every run.
    const bound = await boundToken(demoKey);
    const [free, proof] = [await token(), await proofFor(bound, {}, demoKey)];
    const originals = [
      list(bearer(free), ['origin', 'https://spa.granttour.example']),
      list(...dpop(bound, proof)),
      place('{"item":"Lantern","quantity":1}', bearer(free), json),
      place('{"item":"Lantern","quantity":1}', ...dpop(bound, proof), json),
      {
        ...list(['origin', 'https://spa.granttour.example'], ['access-control-request-method', 'GET']),
        method: 'OPTIONS',
      },
    ];
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        async (original, mutations) => {
          const request = mutations.reduce((changed, mutate) => mutate(changed), original);
          const { status, response, body } = await ask(request, api());
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          expect(status).toBeLessThan(500);
          expect(response.headers.filter(unclean)).toEqual([]);
          if (status >= 300 || body === undefined || body.routes) return;
          const sent = request.headers.map(([, value]) => value.trim());
          const bearers = sent.some((value) =>
            new RegExp(`^bearer +${free.replaceAll('.', '\\.')}$`, 'i').test(value),
          );
          expect(bearers || (sent.includes(proof) && sent.some((value) => value.endsWith(bound)))).toBe(true);
        },
      ),
      { numRuns: 2000, seed: 9110 },
    );
    for (const status of [200, 201, 204, 400, 401, 404, 405])
      expect(statuses.get(status), `${status}`).toBeGreaterThan(0);
  });
});
