import { describe, expect, it } from 'vitest';
import { get, postForm } from '../../protocol/http.ts';
import { code, codeParts, inOrder, verifier } from '../testing/made-code.ts';
import {
  api,
  as,
  back,
  calls,
  json,
  type Made,
  madeTrace,
  type Reply,
  token,
} from '../testing/made-trace.ts';
import { readFacts } from './read-facts.ts';

async function read(made: readonly Made[], lacks: Parameters<typeof madeTrace>[2] = []) {
  const [facts] = await readFacts([madeTrace('authorization-code-pkce', made, lacks)]);
  if (!facts) throw new Error('No facts');
  return facts;
}

const { ask, answer, land, swap } = codeParts();
const grant = { grant_type: 'authorization_code', client_id: 'shop', code };
const post = (
  path: string,
  given: Readonly<Record<string, string>>,
  reply: Reply,
  more: Partial<Made> = {},
) => back(postForm(`${as}${path}`, Object.entries(given)), reply, more);

describe('token calls', () => {
  it('redeem the answer with their code, else the latest before them', async () => {
    const own = await read([ask, answer, land, swap]);
    expect(own.tokenCalls).toMatchObject([
      { seq: 6, grant: 'authorization_code', succeeded: true, status: 200 },
    ]);
    expect(own.tokenCalls[0]?.redeems?.seq).toBe(4);
    const other = await read([ask, answer, land, token({ ...grant, code: 'strange' }, json(400, {}))]);
    expect(other.tokenCalls[0]?.redeems?.seq).toBe(4);
    const alone = await read([token({ ...grant, code: 'strange' }, undefined), ask, answer]);
    expect(alone.tokenCalls[0]?.redeems).toBeUndefined();
  });

  it('redeem no answer that another call redeems, nor one from before the app asked anew', async () => {
    const strange = token({ ...grant, code: 'strange' }, json(400, {}));
    expect((await read([ask, answer, land, swap, strange])).tokenCalls[1]?.redeems).toBeUndefined();
    const again = codeParts({ ask: { state: 'again' } }).ask;
    expect((await read([ask, answer, land, again, strange])).tokenCalls[0]?.redeems).toBeUndefined();
  });

  it('redeem a code without a grant_type, as some servers take it', async () => {
    const found = await read([
      ask,
      answer,
      land,
      token({ client_id: 'shop', client_secret: 's', code }, undefined),
    ]);
    expect(found.tokenCalls[0]?.redeems?.seq).toBe(4);
  });

  it('are known by what they carry, also where it is spoilt', async () => {
    const body = JSON.stringify(grant);
    const found = await read([
      back(
        { method: 'POST', url: `${as}/x`, headers: [['Content-Type', 'application/json']], body },
        undefined,
      ),
      back(get(`${as}/y?grant_type=authorization_code&code=c`), json(405, {})),
      post('/z', { granttype: 'x', code, code_verifier: verifier }, json(400, { error: 'invalid_request' })),
      post('/oauth/token', { nothing: 'x' }, json(400, {})),
    ]);
    expect(found.tokenCalls.map(({ grant: one }) => one)).toEqual([
      ...['authorization_code', 'authorization_code', undefined, undefined],
    ]);
    expect(found.tokenCalls.map(({ fields }) => fields.list[0]?.where)).toEqual([
      "the token request's JSON body",
      "the token request's query",
      ...["the token request's form", "the token request's form"],
    ]);
  });

  it('are told from a token for forms, and from revocation and introspection', async () => {
    const found = await read([
      back(get(`${as}/session/token`), json(200, { csrf: 'x' })),
      post('/revoke', { token: 'rt-1' }, { status: 200 }),
      post('/introspect', { token: 'at-1' }, json(200, { active: true, scope: 'a' })),
    ]);
    expect(found.tokenCalls).toEqual([]);
    expect(found.revocations).toMatchObject([{ seq: 2 }]);
    expect(found.introspections).toMatchObject([{ seq: 4 }]);
  });

  it('know their endpoint by the metadata', async () => {
    const metadata = { issuer: as, token_endpoint: `${as}/strange`, jwks_uri: `${as}/k` };
    const found = await read([
      back(get(`${as}/meta`), json(200, metadata)),
      back(
        { method: 'POST', url: `${as}/strange?x=1`, headers: [] },
        json(400, { error: 'invalid_request' }),
      ),
    ]);
    expect(found.metadata).toMatchObject({ seq: 1, issuer: as });
    expect(found.tokenCalls).toMatchObject([{ seq: 2, error: 'invalid_request' }]);
  });

  it('say what the trace lacks', async () => {
    const unread = {
      ...token({}, { status: 400 }),
      request: { method: 'POST', url: `${as}/token`, headers: [] },
    };
    const [call] = (
      await read([{ ...unread, requestLacks: ['body', 'authorization'], responseLacks: ['body'] }])
    ).tokenCalls;
    expect(call).toMatchObject({ lacksBody: true, lacksAuthorization: true, lacksAnswer: true, status: 400 });
    const [whole] = (await read([token(grant, json(400, {}))])).tokenCalls;
    expect(whole).toMatchObject({ lacksBody: false, lacksAuthorization: false, lacksAnswer: false });
    const [general] = (await read([unread], ['request bodies', 'authorization', 'response bodies']))
      .tokenCalls;
    expect(general).toMatchObject({ lacksBody: true, lacksAuthorization: true, lacksAnswer: true });
    const [blocked] = (await read([token(grant, undefined, { failure: 'net::ERR_FAILED' })])).tokenCalls;
    expect(blocked).toMatchObject({ lacksAnswer: true, status: undefined, succeeded: false });
  });

  it.each([
    [json(400, { error: 'invalid_grant' }), 'invalid_grant'],
    [json(200, { error: 'bad_verification_code' }), 'bad_verification_code'],
    [{ status: 200, body: 'error=incorrect&error_description=x' }, 'incorrect'],
    [json(401, { errorCode: 'invalid_client' }), 'invalid_client'],
    [json(400, { error: { type: 'OAuthException', code: 190 } }), 'OAuthException'],
    [{ status: 502, body: '<h1>Bad Gateway' }, undefined],
  ])('find the error of an answer: %j', async (reply, error) => {
    expect((await read([token(grant, reply)])).tokenCalls).toMatchObject([{ error, succeeded: false }]);
  });

  it('read tokens out of a form', async () => {
    const found = await read([token(grant, { status: 200, body: 'access_token=gho_1&token_type=bearer' })]);
    expect(found.tokenCalls[0]?.succeeded).toBe(true);
    expect(found.tokens).toMatchObject([{ kind: 'access_token', value: 'gho_1' }]);
  });

  it('can be asked for by grant', async () => {
    const found = await read([swap, token({ grant_type: 'refresh_token' }, undefined)]);
    expect(found.callsFor('refresh_token').map(({ seq }) => seq)).toEqual([2]);
  });
});

it('gives each device its polls, by the code or by order', async () => {
  const type = 'urn:ietf:params:oauth:grant-type:device_code';
  const device = (name: string) =>
    post('/device', { client_id: 'tv' }, json(200, { device_code: name, user_code: 'AB', interval: 5 }));
  const poll = (name: string) =>
    token({ grant_type: type, device_code: name }, json(400, { error: 'authorization_pending' }));
  const found = await read([device('a'), poll('a'), device('b'), poll('a'), poll('b'), poll('strange')]);
  expect(found.devices.map(({ polls }) => polls.map(({ seq }) => seq))).toEqual([
    [2, 6],
    [8, 10],
  ]);
  expect(found.devices[0]?.answer.value('interval')).toBe('5');
});

describe('resource calls', () => {
  it('have their token, where it came from, and the challenge', async () => {
    const challenge = 'Basic realm="x", Bearer error="invalid_token", scope="a b"';
    const reply: Reply = { status: 401, headers: [['WWW-Authenticate', challenge]] };
    const issued = token(grant, json(200, { access_token: 'at-1', token_type: 'Bearer' }));
    const found = await read([issued, calls('at-1', reply), calls(undefined, json(401, { error: 'none' }))]);
    const [call, without] = found.resourceCalls;
    expect(call).toMatchObject({
      to: 'api',
      scheme: 'Bearer',
      status: 401,
      seen: { seq: 1 },
      token: { value: 'at-1' },
    });
    expect(call?.challenge.value('scope')).toBe('a b');
    expect(without).toMatchObject({ scheme: undefined, token: undefined, seen: undefined });
    expect(without?.answer.value('error')).toBe('none');
  });

  it('may carry the token in query or form, and need not be for OAuth', async () => {
    const found = await read([
      { ...calls(undefined, { status: 200 }), request: get(`${api}/a?access_token=at-1`) },
      { ...calls(undefined, { status: 200 }), request: postForm(`${api}/a`, [['access_token', 'at-2']]) },
      { ...calls(undefined, { status: 200 }), request: get(`${api}/a`, [['authorization', 'Basic eA==']]) },
    ]);
    expect(found.resourceCalls.map((call) => [call.scheme, call.token?.value])).toEqual([
      [undefined, 'at-1'],
      [undefined, 'at-2'],
      ['Basic', undefined],
    ]);
  });

  it('are those to userinfo too, whatever its name', async () => {
    const found = await read([
      back(get(`${as}/me`, [['Authorization', 'Bearer at-1']]), json(200, { sub: 'ana' })),
      back(get(`${as}/userinfo`), json(401, {})),
    ]);
    expect(found.resourceCalls.map(({ to, token: one }) => [to, one?.value])).toEqual([
      ['userinfo', 'at-1'],
      ['userinfo', undefined],
    ]);
  });
});

it('knows preflights, and does not take them for calls', async () => {
  const headers = [
    ['Origin', 'https://shop.example'],
    ['Access-Control-Request-Method', 'POST'],
  ] as const;
  const found = await read([back({ method: 'OPTIONS', url: `${as}/token`, headers }, { status: 204 }), swap]);
  expect(found.preflights.map(({ seq }) => seq)).toEqual([0]);
  expect(found.tokenCalls).toHaveLength(1);
});

it('reads a good login whole', async () => {
  const found = await read(inOrder(codeParts()));
  expect(found.clientId).toMatchObject({ value: 'shop', seq: 0 });
  expect(found.issuers.map(({ value, seq }) => [value, seq])).toEqual([
    [as, 4],
    [as, 7],
  ]);
  expect(found.tokens.map(({ kind, signature, keysSeq }) => [kind, signature, keysSeq])).toEqual([
    ['id_token', 'good', 9],
    ['access_token', 'good', 9],
  ]);
  expect(found.resourceCalls[0]?.seen).toBe(found.tokens[1]);
});
