import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { demoKey } from '../../lab/keys.ts';
import { get, postForm } from '../../protocol/http.ts';
import { publicJwk } from '../../protocol/jwt.ts';
import type { Trace, TraceEvent } from '../../trace/index.ts';
import { accessClaims, codeParts, foreignKey, idClaims, jwt, keysMade } from '../testing/made-code.ts';
import {
  answers,
  as,
  back,
  begin,
  calls,
  json,
  lands,
  type Made,
  madeTrace,
  token,
} from '../testing/made-trace.ts';
import { readFacts } from './read-facts.ts';

const gives = (answer: object, grant = 'authorization_code', more: Partial<Made> = {}) =>
  token(
    { grant_type: grant, client_id: 'shop', refresh_token: grant === 'refresh_token' ? 'rt-1' : undefined },
    json(200, answer),
    more,
  );
const keySet = (...keys: readonly object[]): Made => back(get(`${as}/keys`), json(200, { keys }));
const trace = (...made: readonly Made[]) => madeTrace('authorization-code', made);

async function tokensOf(...made: readonly Made[]) {
  const [facts] = await readFacts([trace(...made)]);
  return facts?.tokens ?? [];
}

describe('tokens', () => {
  it('stand once for each value, where they were issued', async () => {
    const tokens = await tokensOf(
      calls('at-1', { status: 200 }),
      gives({ access_token: 'at-1', refresh_token: 'rt-1' }),
      gives({ access_token: 'at-2', refresh_token: 'rt-1' }, 'refresh_token'),
      calls('at-2', { status: 200 }),
      calls('at-of-before', { status: 200 }),
    );
    expect(tokens.map(({ kind, value, seq, call }) => [kind, value, seq, call?.grant])).toEqual([
      ['access_token', 'at-1', 3, 'authorization_code'],
      ['refresh_token', 'rt-1', 3, 'authorization_code'],
      ['access_token', 'at-2', 5, 'refresh_token'],
      ['access_token', 'at-of-before', 8, undefined],
    ]);
    expect(tokens[0]?.at).toBe(begin + 2100);
  });

  it('are those that reach the app, too, where they were changed on their way', async () => {
    const { ask } = codeParts();
    const tokens = await tokensOf(
      ask,
      answers({ id_token: 'a', state: 's' }, '#'),
      lands({ id_token: 'b', state: 's' }, '#'),
    );
    expect(tokens.map(({ value, seq, authorization }) => [value, seq, authorization?.seq])).toEqual([
      ['a', 3, 4],
      ['b', 4, 4],
    ]);
  });

  it('are those that somebody pasted', async () => {
    const value = jwt(idClaims);
    const event: TraceEvent = {
      ...{
        kind: 'work',
        seq: 0,
        at: 0,
        step: 0,
        by: 'app',
        name: 'pasted_tokens',
        label: 'Pasted',
        checks: [],
      },
      values: [
        { name: 'id_token', value },
        { name: 'constructor', value: 'x' },
      ],
    };
    const pasted: Trace = { version: 1, flow: 'tokens', events: [event] };
    const [facts] = await readFacts([pasted]);
    expect(facts?.pasted).toBe(true);
    expect(facts?.tokens).toMatchObject([{ kind: 'id_token', value, seq: 0, signature: 'no keys' }]);
    expect(facts?.issuers).toMatchObject([{ value: as }]);
  });
});

const signature = async (value: string, ...made: readonly Made[]) =>
  (await tokensOf(...made, gives({ id_token: value }))).find((one) => one.value === value);

/** A token by a new key of another kind, and its public half. */
function otherToken(alg: 'ES256' | 'EdDSA' | 'PS256' | 'ES384') {
  const pair = {
    ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    ES384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    EdDSA: () => generateKeyPairSync('ed25519'),
    PS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  }[alg]();
  const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${text({ alg, kid: alg })}.${text(idClaims)}`;
  const padding = alg === 'PS256' ? { padding: 6, saltLength: 32 } : {};
  const hash = alg === 'EdDSA' ? null : alg === 'ES384' ? 'sha384' : 'sha256';
  const bytes = sign(hash, Buffer.from(signed), {
    key: pair.privateKey,
    dsaEncoding: 'ieee-p1363',
    ...padding,
  });
  const key = { ...pair.publicKey.export({ format: 'jwk' }), kid: alg, use: 'sig' };
  return { key, value: `${signed}.${bytes.toString('base64url')}` };
}

describe('signatures', () => {
  it.each(['ES256', 'EdDSA', 'PS256'] as const)('of %s are verified', async (alg) => {
    const { key, value } = otherToken(alg);
    expect(await signature(value, keySet(publicJwk(demoKey), key))).toMatchObject({
      signature: 'good',
      keysSeq: 1,
    });
    const other = { ...otherToken(alg).key, kid: alg };
    expect((await signature(value, keySet(other)))?.signature).toBe('bad');
  });

  it('of algorithms that are not known are not judged', async () => {
    const { key, value } = otherToken('ES384');
    expect((await signature(value, keySet(key)))?.signature).toBe('not checked');
    expect((await signature(jwt(idClaims, { header: { alg: 'none' } }), keysMade))?.signature).toBe(
      'not checked',
    );
    expect((await signature(jwt(idClaims, { header: { alg: 'HS256' } }), keysMade))?.signature).toBe(
      'not checked',
    );
  });

  it('are bad only by the very key that the token names', async () => {
    const forged = jwt(idClaims, { key: foreignKey });
    expect((await signature(forged, keysMade))?.signature).toBe('bad');
    expect((await signature(forged))?.signature).toBe('no keys');
    const unnamed = jwt(idClaims, { key: foreignKey, header: { kid: undefined } });
    expect((await signature(unnamed, keysMade))?.signature).toBe('no such key');
    const elsewhere = jwt(idClaims, { header: { kid: 'demo-2' } });
    expect((await signature(elsewhere, keysMade))?.signature).toBe('no such key');
  });

  it('are by no key of a set that holds none', async () => {
    const empty = back(get(`${as}/jwks.json`), json(200, {}));
    expect(await signature(jwt(idClaims), empty)).toMatchObject({ signature: 'no such key', keysSeq: 1 });
    const page = back(get(`${as}/jwks.json`), { status: 200, body: '<p>' });
    expect((await signature(jwt(idClaims), page))?.signature).toBe('no keys');
  });

  it('without a kid are good by any of the keys', async () => {
    const unnamed = jwt(idClaims, { header: { kid: undefined } });
    const keys = keySet(publicJwk(foreignKey), publicJwk(demoKey));
    expect((await signature(unnamed, keys))?.signature).toBe('good');
  });

  it('are not judged by a key that does not fit, or is too small', async () => {
    const forged = jwt(idClaims, { key: foreignKey });
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const small = { ...publicKey.export({ format: 'jwk' }), kid: 'demo-1' };
    for (const key of [small, { ...publicJwk(demoKey), use: 'enc' }, { kty: 'RSA', kid: 'demo-1' }])
      expect((await signature(forged, keySet(key)))?.signature).toBe('not checked');
  });

  it('are not judged where a sanitizer may have changed them, or the API changes its own', async () => {
    const forged = jwt(idClaims, { key: foreignKey });
    const answer = gives({ id_token: forged }, 'authorization_code', { responseLacks: ['values'] });
    expect((await tokensOf(keysMade, answer))[0]?.signature).toBe('not checked');
    const [facts] = await readFacts([madeTrace('x', [keysMade, gives({ id_token: forged })], ['values'])]);
    expect(facts?.tokens[0]?.signature).toBe('not checked');
    const [head, claims] = forged.split('.');
    expect((await signature(`${head}.${claims}.REDACTED`, keysMade))?.signature).toBe('not checked');
    const graph = jwt(accessClaims, { key: foreignKey, header: { nonce: 'x' } });
    expect((await tokensOf(keysMade, gives({ access_token: graph })))[0]?.signature).toBe('not checked');
  });

  it('are verified by the latest set that has the key', async () => {
    const value = jwt(idClaims);
    const tokens = await tokensOf(
      keySet(publicJwk(demoKey)),
      gives({ id_token: value }),
      keySet(otherToken('ES256').key),
    );
    expect(tokens[0]).toMatchObject({ signature: 'good', keysSeq: 1 });
  });

  it('are verified by keys of another attempt with the same server', async () => {
    const forged = jwt(idClaims, { key: foreignKey });
    const traces = [trace(gives({ id_token: jwt(idClaims) })), trace(gives({ id_token: forged }), keysMade)];
    const facts = await readFacts(traces);
    expect(facts.map(({ tokens }) => tokens[0]?.signature)).toEqual(['good', 'bad']);
    expect(facts.map(({ tokens }) => tokens[0]?.keysSeq)).toEqual([undefined, 3]);
    expect(facts.map(({ keys }) => keys?.attempt)).toEqual([1, 1]);
    expect(facts[0]?.others).toEqual([facts[1]]);
  });

  it('are not verified by keys of another server', async () => {
    const elsewhere = { ...keysMade, request: get('https://other.example/keys') };
    const apart = madeTrace('x', [elsewhere]);
    const other: Trace = { ...apart, imported: { title: '', lacks: [], exporters: [], origins: {} } };
    const [facts] = await readFacts([trace(gives({ id_token: jwt({ ...idClaims, iss: as }) })), other]);
    expect(facts?.tokens[0]?.signature).toBe('no keys');
    expect(facts?.keys).toBeUndefined();
  });
});

describe('clocks', () => {
  const dated = (seconds: number, headers: readonly (readonly [string, string])[] = [], status = 200): Made =>
    back(postForm(`${as}/token`, []), {
      ...{ status, body: '{}' },
      headers: [['Date', new Date(begin + 1000 * seconds).toUTCString()], ...headers],
    });

  it('are ahead by what their answers say, whatever lay in a cache', async () => {
    const [facts] = await readFacts([
      trace(dated(301), dated(302), dated(-5000), dated(2, [['Age', '302']]), dated(305)),
    ]);
    const ahead = facts?.clockAhead('authorization-server') ?? 0;
    expect(Math.abs(ahead - 300)).toBeLessThan(3);
    expect(facts?.clockAhead('api')).toBeUndefined();
  });

  it('count by answers that no cache gives, where there are some', async () => {
    const fresh = [['Cache-Control', 'no-store']] as const;
    const [facts] = await readFacts([trace(dated(-60, fresh), dated(-59, fresh), dated(400))]);
    expect(facts?.clockAhead('authorization-server')).toBeLessThan(-55);
  });
});

describe('DPoP proofs', () => {
  it('are read and verified', async () => {
    const claims = { htm: 'POST', htu: `${as}/token`, jti: '1', iat: 1 };
    const header = { typ: 'dpop+jwt', jwk: publicJwk(demoKey), kid: undefined };
    const sent = (proof: string) => token({ grant_type: 'x' }, undefined, { headers: [['DPoP', proof]] });
    const [facts] = await readFacts([
      trace(sent(jwt(claims, { header })), sent(jwt(claims, { header, key: foreignKey })), sent('none')),
    ]);
    expect(facts?.tokenCalls.map(({ proof }) => proof?.signature)).toEqual(['good', 'bad', 'not checked']);
    expect(facts?.tokenCalls[0]?.proof?.thumbprint).toMatch(/^[\w-]{43}$/);
    expect(facts?.tokenCalls[0]?.proof?.jwt?.claims).toEqual(claims);
  });
});
