import { describe, expect, it } from 'vitest';
import { type AnyActorLogic, createActor, toPromise } from 'xstate';
import { demoApp, spa } from '../../lab/apps.ts';
import { header } from '../../protocol/http.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import { decodeParameters, parameter } from '../../protocol/parameters.ts';
import type { AppConfiguration } from '../contract.ts';
import { page } from '../testing/occurrences.ts';
import { recording } from '../testing/recording.ts';
import { actorsOf, type Call, type Closing } from './actors.ts';

const { configuration: web } = await demoApp('authorization-code', {
  clientAuthentication: 'private_key_jwt',
});

/** What one actor asks of the world. */
async function asked<N extends keyof ReturnType<typeof actorsOf>>(
  name: N,
  input: unknown,
  { app = spa, dpop = false }: { app?: AppConfiguration; dpop?: boolean } = {},
) {
  const { given, calls, sent } = recording();
  const logic: AnyActorLogic = actorsOf(given, app, { dpop })[name];
  await toPromise(createActor(logic, { input }).start());
  return { calls, sent };
}

const call = (changes: Partial<Call> = {}): Call => ({
  ...{ endpoint: web.endpoints.token, parameters: [['grant_type', 'x']], what: 'token_request', ...changes },
});

describe('a request of the app', () => {
  const send = `send POST ${web.endpoints.token}`;

  it.each([
    ['without anything to sign is only sent', call({ bound: true }), {}, [send]],
    [
      'with an assertion is signed in sight of everybody',
      call(),
      { app: web },
      ['work sign_token_request: Signs a client assertion', send],
    ],
    [
      'for tokens that are bound to a key carries a proof',
      call({ bound: true }),
      { dpop: true },
      ['work sign_token_request: Signs a DPoP proof', send],
    ],
    [
      'can be signed for both',
      call({ bound: true, what: 'pushed_request' }),
      { app: web, dpop: true },
      ['work sign_pushed_request: Signs a client assertion and a DPoP proof', send],
    ],
    ['that brings no tokens carries no proof', call(), { dpop: true }, [send]],
  ])('%s', async (_, input, settings, expected) => {
    expect((await asked('call', input, settings)).calls).toEqual(expected);
  });

  it('RFC 7523 §3: an assertion says who, for whom and until when', async () => {
    const { sent } = await asked('call', call(), { app: web });
    const form = decodeParameters(sent[0]?.body ?? '');
    const { claims } = decodeJwt(parameter(form, 'client_assertion') ?? '') ?? {};
    expect(claims).toMatchObject({ iss: web.clientId, sub: web.clientId, aud: web.issuer, iat: 0 });
  });

  it('RFC 9449 §4.2: a proof names method and URL, and stands in a header', async () => {
    const { sent } = await asked('call', call({ bound: true }), { dpop: true });
    const { claims } = decodeJwt((sent[0] && header(sent[0], 'dpop')) ?? '') ?? {};
    expect(claims).toMatchObject({ htm: 'POST', htu: web.endpoints.token });
    expect(claims).not.toHaveProperty('ath');
  });
});

describe('a request with an access token', () => {
  const visit = { url: spa.api, accessToken: 'token-1' };

  it('RFC 6750 §2.1: carries it as Bearer', async () => {
    const { calls, sent } = await asked('visit', visit);
    expect(calls).toEqual([`send GET ${spa.api}`]);
    expect(sent[0] && header(sent[0], 'authorization')).toBe('Bearer token-1');
    expect(sent[0] && header(sent[0], 'dpop')).toBeUndefined();
  });

  it('RFC 9449 §7.1: or as DPoP, with a proof that names the token', async () => {
    const { calls, sent } = await asked('visit', visit, { dpop: true });
    expect(calls).toEqual(['work sign_api_request: Signs a DPoP proof', `send GET ${spa.api}`]);
    expect(sent[0] && header(sent[0], 'authorization')).toBe('DPoP token-1');
    const { claims } = decodeJwt((sent[0] && header(sent[0], 'dpop')) ?? '') ?? {};
    expect(claims).toHaveProperty('ath');
  });
});

describe('the end', () => {
  const ending = { outcome: 'refused', reason: 'It failed.', offers: [] } as const;

  it.each<[string, Closing, readonly string[]]>([
    ['comes alone', { ending, answer: undefined, shows: undefined }, ['end refused']],
    [
      'comes after whoever waits was told',
      { ending, answer: { ...page, status: 400 }, shows: '<p>' },
      ['respond 400', 'work show_failure: Tells the user that it did not work', 'end refused'],
    ],
  ])('%s', async (_, closing, expected) => {
    expect((await asked('end', closing)).calls).toEqual(expected);
  });

  it('comes also where nobody can be told', async () => {
    const { given, calls } = recording();
    const fails = () => Promise.reject(new Error('nobody is there'));
    const { end } = actorsOf({ ...given, respond: fails, work: fails }, spa, { dpop: false });
    const input = { ending, answer: page, shows: '<p>' };
    await toPromise(createActor(end, { input }).start());
    expect(calls).toEqual(['end refused']);
  });
});
