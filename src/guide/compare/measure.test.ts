import { beforeAll, describe, expect, it } from 'vitest';
import { loadFlow, perform, plainRecipe } from '../../lab/index.ts';
import { settingsOf } from '../../lab/testing/settings.ts';
import type { Reader, SecretKind } from '../../protocol/parties.ts';
import { type Trace, traceModel } from '../../trace/index.ts';
import { type FlowId, flowFacts, flowIds } from './facts.ts';
import { comparedKinds, type Measures, measure } from './measure.ts';
import { threats } from './threats.ts';
import { countedWalk } from './walk.ts';

interface Measured {
  readonly trace: Trace;
  readonly documented: number;
  readonly measures: Measures;
}

async function measured(flow: FlowId, options: Record<string, string> = {}): Promise<Measured> {
  const trace = await perform(plainRecipe(flow, { options }));
  const documented = (await loadFlow(flow))?.steps.filter(({ extra }) => !extra).length ?? 0;
  return { trace, documented, measures: measure(traceModel(trace), documented) };
}

const all = new Map<FlowId, Measured>();
beforeAll(async () => {
  for (const id of flowIds) all.set(id, await measured(id));
});
function of(flow: FlowId): Measured {
  const found = all.get(flow);
  if (!found) throw new Error(`${flow} was not measured`);
  return found;
}

const readers = ({ measures }: Measured, kind: SecretKind): readonly Reader[] | undefined =>
  measures.exposed.find((one) => one.kind === kind)?.beside.map(({ reader }) => reader);
const holders = ({ measures }: Measured, kind: SecretKind) =>
  measures.exposed.find((one) => one.kind === kind)?.holders.map(({ reader }) => reader);
const tokens = ({ measures }: Measured) =>
  measures.tokens.map(({ kind, channel }) => `${kind} ${channel}`).sort();

/** Counted by hand, message by message, along each flow's documentation. */
const BY_HAND: Readonly<
  Record<
    FlowId,
    { front: number; back: number; browser: number; app: number; actions: number; proof: string }
  >
> = {
  // Login, authorize, login page, sign in, consent page, consent, callback; then tokens, keys, data.
  'authorization-code': { front: 14, back: 6, browser: 7, app: 3, actions: 3, proof: 'client_secret_basic' },
  // The page begins by itself, so there is no request for the login.
  'authorization-code-pkce': { front: 12, back: 6, browser: 6, app: 3, actions: 3, proof: 'none' },
  // The form post in place of the callback; then only the keys.
  'implicit-form-post': { front: 14, back: 2, browser: 7, app: 1, actions: 3, proof: 'none' },
  hybrid: { front: 14, back: 6, browser: 7, app: 3, actions: 3, proof: 'client_secret_basic' },
  // Token request and API call, and no ID token that needs keys.
  'client-credentials': { front: 0, back: 4, browser: 0, app: 2, actions: 0, proof: 'client_secret_basic' },
  // Code page, its form, login page, sign in, consent page, consent; codes, three polls, keys, data. Starts the app, waits, opens, types, signs in, allows.
  'device-authorization': { front: 12, back: 12, browser: 6, app: 6, actions: 6, proof: 'none' },
  'resource-owner-password': {
    front: 0,
    back: 6,
    browser: 0,
    app: 3,
    actions: 1,
    proof: 'client_secret_basic',
  },
};

/** Without a model, event by event. */
function recount({ trace, documented }: Measured) {
  const counted = { front: 0, back: 0, actions: 0, answered: 0 };
  const asked = new Set<string>();
  for (const event of trace.events) {
    if (event.step > documented || event.kind === 'end') break;
    if (event.kind === 'action') counted.actions++;
    if (event.kind === 'request') asked.add(event.exchange);
    if (event.kind === 'response' && asked.has(event.exchange)) counted.answered++;
    if (event.kind === 'request' || event.kind === 'response') counted[event.channel]++;
  }
  return counted;
}

function figuresOf({ measures: { messages, actions, roundTrips } }: Measured) {
  return {
    ...{ front: messages.front.length, back: messages.back.length, actions: actions.length },
    answered: Object.values(roundTrips).flat().length,
  };
}

describe.each(flowIds)('%s', (flow) => {
  it('has as many messages, round trips and actions as are counted by hand', () => {
    const { messages, roundTrips, actions, client } = of(flow).measures;
    expect({
      ...{ front: messages.front.length, back: messages.back.length },
      ...{ browser: roundTrips.browser.length, app: roundTrips.app.length },
      ...{ actions: actions.length, proof: client.how },
    }).toEqual(BY_HAND[flow]);
    expect(roundTrips.onDevice).toEqual([]);
  });

  it('says of every figure where it comes from', () => {
    const { trace, measures, documented } = of(flow);
    const { messages, roundTrips, actions, tokens: brought, client } = measures;
    const kindAt = (seq: number) => trace.events[seq]?.kind;
    for (const seq of [...messages.front, ...messages.back])
      expect(kindAt(seq)).toMatch(/^re(quest|sponse)$/);
    for (const seq of [...roundTrips.browser, ...roundTrips.app, ...client.seqs])
      expect(kindAt(seq)).toBe('request');
    for (const seq of actions) expect(kindAt(seq)).toBe('action');
    for (const { seq } of brought) expect(trace.events[seq]).toMatchObject({ to: 'app' });
    for (const seq of [messages.front, messages.back, actions].flat())
      expect(trace.events[seq]?.step).toBeLessThanOrEqual(documented);
  });

  it('equals a naive recount of the trace, with any options', async () => {
    const { rows } = await settingsOf(flow);
    const runs = [of(flow)];
    for (const row of rows.filter((_, at) => at % 6 === 0)) runs.push(await measured(flow, row));
    for (const run of runs) expect(figuresOf(run)).toEqual(recount(run));
  });

  it('shows a value in the URL exactly where its text stands in one', () => {
    const { trace, documented } = of(flow);
    const walk = countedWalk(trace, documented);
    const model = traceModel(walk);
    const urls = walk.events.flatMap((event) => {
      if (event.kind === 'request' && event.channel === 'front') return [event.message.url];
      const location =
        event.kind === 'response' && event.message.headers.find(([name]) => /^location$/i.test(name));
      return location ? [location[1]] : [];
    });
    for (const kind of comparedKinds) {
      const values = walk.events.flatMap(({ seq }) =>
        model.secretsAt(seq).flatMap((secret) => (secret.kind === kind ? secret.value : [])),
      );
      const stands = values.some((value) => urls.some((url) => url.includes(value)));
      expect(readers(of(flow), kind)?.includes('address bar') ?? false, kind).toBe(stands);
    }
  });
});

describe('tokens', () => {
  const backAll = ['access_token back', 'id_token back', 'refresh_token back'];
  it.each<[FlowId, string[]]>([
    ['authorization-code', backAll],
    ['authorization-code-pkce', backAll],
    ['implicit-form-post', ['id_token front']],
    ['hybrid', ['access_token back', 'id_token back', 'id_token front', 'refresh_token back']],
    ['client-credentials', ['access_token back']],
    ['device-authorization', backAll],
    ['resource-owner-password', backAll],
  ])('%s brings %j', (flow, expected) => {
    expect(tokens(of(flow))).toEqual(expected);
  });

  it('come by the way that the response type says', async () => {
    const other = await measured('hybrid', { responseType: 'code id_token token' });
    expect(tokens(other)).toContain('access_token front');
    expect(readers(other, 'access_token')).toContain('page source');
  });

  it('leave out the refresh token where offline_access is not asked for', async () => {
    const { measures } = await measured('authorization-code', { scope: 'openid read:orders' });
    expect(measures.tokens.map(({ kind }) => kind)).not.toContain('refresh_token');
    expect(measures.refresh).toEqual({ issued: [], worked: [], rotated: [] });
  });
});

describe('refresh', () => {
  it.each<[FlowId, number]>([
    ['authorization-code', 1],
    ['authorization-code-pkce', 1],
    ['implicit-form-post', 0],
    ['hybrid', 1],
    ['client-credentials', 0],
    ['device-authorization', 1],
    ['resource-owner-password', 1],
  ])('%s: %i issued, as many worked', (flow, count) => {
    const { issued, worked, rotated } = of(flow).measures.refresh;
    expect([issued.length, worked.length, rotated.length]).toEqual([count, count, count]);
  });

  it('tells a refresh that works from one that rotates', async () => {
    const { measures } = await measured('authorization-code-pkce', { rotation: 'off' });
    expect(measures.refresh.worked).toHaveLength(1);
    expect(measures.refresh.rotated).toEqual([]);
  });

  it('does not count a refresh that was refused', async () => {
    const { measures } = await measured('authorization-code-pkce', { mishap: 'old refresh token' });
    expect(measures.refresh.worked).toHaveLength(1);
  });
});

describe('exposure', () => {
  it('shows the code of a redirect in the browser, and that of a form post in the page', () => {
    expect(readers(of('authorization-code'), 'code')).toEqual(
      expect.arrayContaining(['address bar', 'browser history', 'server logs']),
    );
    expect(readers(of('hybrid'), 'code')).toEqual(expect.arrayContaining(['browser memory', 'page source']));
    expect(readers(of('hybrid'), 'code')).not.toContain('address bar');
    expect(readers(of('client-credentials'), 'code')).toBeUndefined();
  });

  it('keeps tokens of the back channel with the parties, and shows those of the form post', () => {
    for (const flow of ['authorization-code', 'device-authorization', 'client-credentials'] as const)
      expect(readers(of(flow), 'access_token')).toEqual([]);
    expect(readers(of('implicit-form-post'), 'id_token')).toEqual(
      expect.arrayContaining(['browser memory', 'page source']),
    );
    expect(readers(of('authorization-code'), 'id_token')).toEqual([]);
  });

  it('has the password in the app in one flow only', () => {
    const seen = flowIds.filter((flow) => holders(of(flow), 'password')?.includes('app code'));
    expect(seen).toEqual(['resource-owner-password']);
    expect(readers(of('client-credentials'), 'password')).toBeUndefined();
  });

  it('knows the one app that is a page in the browser', () => {
    expect(flowIds.filter((flow) => of(flow).measures.fromPage.length > 0)).toEqual([
      'authorization-code-pkce',
    ]);
  });
});

describe('variants', () => {
  it.each<[string, string]>([
    ['client_secret_post', 'client_secret_post'],
    ['private_key_jwt', 'private_key_jwt'],
  ])('sees an app that proves itself by %s', async (clientAuthentication, how) => {
    const { measures } = await measured('client-credentials', { clientAuthentication });
    expect(measures.client).toEqual({ how, seqs: [expect.any(Number)] });
  });

  it.each(['native loopback', 'native scheme'])(
    'counts the answer to a %s app as a way on the device',
    async (appType) => {
      const { measures } = await measured('authorization-code-pkce', { appType });
      expect(measures.roundTrips.onDevice).toHaveLength(1);
      expect(measures.fromPage).toEqual([]);
    },
  );

  it('counts no more than there is when a run ends early', async () => {
    const { measures } = await measured('authorization-code', { consent: 'denied' });
    expect(measures.tokens).toEqual([]);
    expect(measures.messages.front.length).toBeGreaterThan(0);
    expect(measures.client.how).toBe('none');
  });

  it('takes an empty trace', () => {
    const { messages, exposed, refresh } = measure(
      traceModel({ version: 1, flow: 'authorization-code', events: [] }),
      10,
    );
    expect({ messages, exposed, refresh }).toEqual({
      messages: { front: [], back: [] },
      exposed: [],
      refresh: { issued: [], worked: [], rotated: [] },
    });
  });
});

describe('what is written down agrees with what is measured', () => {
  it.each(flowIds)('%s', (flow) => {
    const { measures } = of(flow);
    const kinds = new Set(measures.tokens.map(({ kind }) => kind));
    const has = (kind: SecretKind) => measures.exposed.some((one) => one.kind === kind);
    const none = new Set(
      threats.flatMap(({ answers }) => (answers[flow].verdict === 'none' ? answers[flow].by : [])),
    );
    expect(none.has('No ID token')).toBe(!kinds.has('id_token'));
    expect(none.has('No access token')).toBe(!kinds.has('access_token'));
    expect(none.has('No refresh token')).toBe(!kinds.has('refresh_token'));
    expect(none.has('No code')).toBe(!has('code'));
    expect(none.has('No user code')).toBe(!has('user_code'));
    const { text } = flowFacts[flow].client;
    if (text.startsWith('Confidential')) expect(measures.client.how).not.toBe('none');
    if (text.startsWith('Public')) expect(measures.client.how).toBe('none');
    const script = threats.find(({ id }) => id === 'script-in-page')?.answers[flow].verdict;
    expect(script === 'open').toBe(measures.fromPage.length > 0);
  });
});
