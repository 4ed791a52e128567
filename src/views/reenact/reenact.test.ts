import { describe, expect, it } from 'vitest';
import { flowIds } from '../../flows/index.ts';
import { perform, plainRecipe } from '../../lab/index.ts';
import { compareTraces, type Fault, rowDiffers, type Trace, traceModel } from '../../trace/index.ts';
import { likewise } from './likewise.ts';
import { referenceOf } from './reference.ts';
import { replayOf } from './replay.ts';
import { settingsOf } from './settings.ts';

/** What an import would hold of a run, with other hosts and another client. */
async function attemptOf(flow: string, options: Record<string, string> = {}): Promise<Trace> {
  const trace = await perform(plainRecipe(flow, { options, seed: 'another' }));
  const events = trace.events.filter(({ kind }) => kind === 'request' || kind === 'response');
  const text = JSON.stringify({ ...trace, events: events.map((event, seq) => ({ ...event, seq })) });
  return JSON.parse(
    text
      .replaceAll('auth.granttour.example', 'id.tailspin.example')
      .replaceAll('spa.granttour.example', 'shop.alpine.example')
      .replaceAll('wayfarer-spa', 'alpine-shop'),
  ) as Trace;
}

describe('the settings of an attempt', () => {
  it.each([
    ['authorization-code', { clientAuthentication: 'client_secret_post', par: 'on' }],
    ['authorization-code-pkce', { challengeMethod: 'plain', scope: 'openid profile', prompt: 'login' }],
    ['authorization-code-pkce', { appType: 'native scheme', dpop: 'on' }],
    ['hybrid', { responseType: 'code id_token token', clientAuthentication: 'private_key_jwt' }],
    ['device-authorization', { scope: 'read:orders' }],
  ] as const)('%s with %j', async (flow, options) => {
    const settings = settingsOf(await attemptOf(flow, options));
    expect(settings.flow).toBe(flow);
    expect(settings.options).toMatchObject(options);
  });

  it('says where a scope of another API is not the same', async () => {
    const attempt = await attemptOf('client-credentials');
    const foreign = JSON.parse(JSON.stringify(attempt).replaceAll('read%3Aorders', 'invoices.read')) as Trace;
    expect(settingsOf(foreign)).toMatchObject({ options: { scope: 'read:orders' } });
    expect(settingsOf(foreign).otherwise).toHaveLength(1);
  });
});

describe('the reference run', () => {
  it.each(flowIds)('of a good %s has the same messages, under its names', async (flow) => {
    const attempt = await attemptOf(flow);
    const reference = await referenceOf(attempt);
    expect(reference?.recipe.flow).toBe(flow);
    const { rows } = compareTraces(
      traceModel(reference?.attempt ?? attempt),
      traceModel(reference?.trace ?? attempt),
    );
    expect(rows.filter((row) => !row.left || !row.right)).toEqual([]);
    if (flow === 'authorization-code-pkce') {
      expect(JSON.stringify(reference?.trace.events[0])).toContain('alpine-shop');
      expect(rowDiffers(rows[0] as (typeof rows)[number])).toBe(false);
    }
  });

  it('is none where no flow is like it', async () => {
    const attempt = await attemptOf('client-credentials');
    expect(await referenceOf({ ...attempt, flow: 'logout', events: [] })).toBeUndefined();
  });
});

describe('a replay', () => {
  const faults: readonly (readonly [flow: string, fault: Fault])[] = [
    [
      'authorization-code-pkce',
      {
        message: 'token request',
        field: 'redirect_uri',
        right: 'https://x.example/cb',
        wrong: 'https://x.example/cb/',
      },
    ],
    [
      'authorization-code-pkce',
      { message: 'token request', field: 'code_verifier', right: 'a', wrong: 'b'.repeat(43) },
    ],
    ['authorization-code', { message: 'authorization response', field: 'state', right: 'abc', wrong: 'ab' }],
    ['authorization-code', { message: 'token request', field: 'Authorization', right: 'x' }],
    ['authorization-code', { message: 'api request', field: 'Authorization', right: 'x' }],
  ];

  it.each(faults)('%s: %j', async (flow, fault) => {
    const replay = await replayOf(await attemptOf(flow), fault);
    if (!('recipe' in replay)) throw new Error(replay.problem);
    const { events } = await perform(replay.recipe);
    expect(events.at(-1)).toMatchObject({ kind: 'end', outcome: 'refused' });
    expect(events.some((event) => 'edited' in event && event.edited)).toBe(true);
  });

  it('says why it cannot be done', async () => {
    const attempt = await attemptOf('client-credentials');
    const fault: Fault = { message: 'authorization request', field: 'state', right: 'a' };
    expect(await replayOf(attempt, fault)).toEqual({
      problem: 'A run with these settings has no authorization request.',
    });
  });
});

describe('a change done to another value', () => {
  it.each([
    ['https://a.example/cb', 'https://b.example/in', 'https://b.example/in/', 'https://a.example/cb/'],
    ['https://a.example/cb', 'https://b.example/in', 'http://b.example/in', 'http://a.example/cb'],
    [
      'https://a.example/cb',
      'https://b.example/in',
      'https://b.example:8443/in',
      'https://a.example:8443/cb',
    ],
    ['https://a.example/cb', 'https://b.example/in', 'https://b.example/IN', 'https://a.example/CB'],
    ['https://a.example/cb', 'https://b.example/in', 'https://c.example/in', 'https://c.example/cb'],
    ['https://a.example/cb', 'https://b.example/in', 'https://b.example/out', 'https://a.example/out'],
    ['12345678', 'abcdef', 'abcd', '123456'],
    ['12345678', 'abcdef', 'zz', 'zz'],
    ['12345678', undefined, 'zz', 'zz'],
  ])('%s as %s became %s: %s', (ours, right, wrong, expected) => {
    expect(likewise(ours, right, wrong)).toBe(expected);
  });
});
