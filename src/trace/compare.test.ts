import { beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '../lab/index.ts';
import { type Comparison, compareTraces, rowDiffers, type Side } from './compare.ts';
import type { Difference } from './compare-difference.ts';
import type { TraceEvent } from './events.ts';
import { type TraceModel, traceModel } from './model.ts';
import { answers, asks, performed, traceOf } from './testing/traces.ts';

const run = async (changes: Partial<Recipe> = {}, flow?: string): Promise<TraceModel> =>
  traceModel(await performed(changes, flow));
const edited = (at: string, ...edits: Extract<Recipe['moves'][number], { do: 'edit' }>['edits']) =>
  run({ moves: [{ at, do: 'edit', edits }] });

/** What an event is, in few words: `request GET /login`, `response 200`, `work show_orders`. */
function inShort(event: TraceEvent | undefined): string {
  switch (event?.kind) {
    case 'request':
      return `${event.from} ${event.message.method} ${new URL(event.message.url).pathname}`;
    case 'response':
      return `${event.from} ${event.message.status}`;
    case 'action':
    case 'work':
      return `${event.by} ${event.name}`;
    default:
      return event?.kind ?? '-';
  }
}
const rowsOf = ({ rows }: Comparison) =>
  rows.map(({ left, right }) => `${inShort(left)} | ${inShort(right)}`);
const alone = (side: Side, { rows }: Comparison) =>
  rows.flatMap((row) => (row.left && row.right ? [] : row[side] ? [inShort(row[side])] : []));
const substance = (differences: readonly Difference[]) =>
  differences.filter(({ fresh }) => !fresh).map(({ place, name }) => `${place} ${name}`);
const rowWith = ({ rows }: Comparison, words: string) => {
  const row = rows.find(({ left }) => inShort(left) === words);
  if (!row) throw new Error(`no row ${words}`);
  return row;
};

describe('two traces beside each other', () => {
  let pkce: TraceModel;
  beforeAll(async () => {
    pkce = await run();
  });

  it('are the same, message by message, where the recipe is', async () => {
    const compared = compareTraces(pkce, await run());
    expect(compared.rows).toHaveLength(pkce.stops.length);
    expect(compared.rows.flatMap(({ differences }) => differences)).toEqual([]);
    expect(compared.firstDifference).toBeUndefined();
  });

  it.each([
    ...['authorization-code', 'authorization-code-pkce', 'hybrid', 'implicit-form-post'],
    ...['client-credentials', 'device-authorization', 'resource-owner-password'],
  ])('differ in nothing of substance where only seed and start do: %s', async (flow) => {
    const other = await run({ seed: 'another', startedAt: Date.UTC(2026, 5, 1) }, flow);
    const compared = compareTraces(await run({}, flow), other);
    expect(compared.rows.flatMap(({ differences }) => substance(differences))).toEqual([]);
    expect(compared.firstDifference).toBeUndefined();
    expect(compared.rows.flatMap(({ differences }) => differences).length).toBeGreaterThan(5);
  });

  it('do not differ by the time alone', async () => {
    const late = await run({ moves: [{ at: 'request POST /oauth/token', do: 'wait', seconds: 20 }] });
    const compared = compareTraces(pkce, late);
    expect(compared.firstDifference).toBeUndefined();
    const tokens = rowWith(compared, 'authorization-server 200').differences;
    expect(tokens).toEqual([]);
    const fresh = compared.rows.flatMap(({ differences }) => differences.map(({ name }) => name));
    expect(fresh).toEqual(expect.arrayContaining(['iat', 'exp', 'token_not_expired']));
  });

  it('align the code flow of an app and of a server', async () => {
    const compared = compareTraces(pkce, await run({}, 'authorization-code'));
    expect(rowsOf(compared)).toEqual(
      expect.arrayContaining([
        'app make_code_verifier | app make_authorization_request',
        'browser GET /authorize | browser GET /authorize',
        'browser GET /callback | browser GET /callback',
        'app validate_tokens | app validate_tokens',
        'end | end',
      ]),
    );
    expect(alone('left', compared)).toEqual(['app 200', 'app show_orders']);
    expect(alone('right', compared)).toEqual(['browser GET /login', 'app 303', 'app 200']);
    const asked = rowWith(compared, 'browser GET /authorize').differences;
    expect(substance(asked)).toContain('query parameter code_challenge');
    expect(substance(asked)).not.toContain('query parameter state');
  });

  it('align a single-page app and a native one, event by event', async () => {
    const compared = compareTraces(pkce, await run({ options: { appType: 'native scheme' } }));
    expect(compared.rows.filter(({ left, right }) => !left || !right)).toEqual([]);
    expect(substance(rowWith(compared, 'browser GET /callback').differences)).toContain('address address');
  });

  it('align an answer in the address with one in a posted form', async () => {
    const compared = compareTraces(await run({}, 'authorization-code'), await run({}, 'hybrid'));
    expect(rowsOf(compared)).toContain('browser GET /callback | browser POST /callback');
    expect(rowsOf(compared)).toContain('app validate_tokens | app validate_tokens');
  });

  it('align a fork with its original up to where they part', async () => {
    const denied = await run({
      moves: [{ at: 'question consent', do: 'answer', form: 0, fields: {}, button: 'action=deny' }],
    });
    const compared = compareTraces(denied, pkce);
    const first = compared.firstDifference ?? -1;
    expect(inShort(compared.rows[first]?.left)).toBe('user consent');
    for (const { differences } of compared.rows.slice(0, first)) expect(differences).toEqual([]);
    expect(alone('left', compared)).toEqual(['app show_failure']);
    expect(substance(compared.rows.at(-1)?.differences ?? [])).toContain('end outcome');
  });

  it('align a run that was refused at once with the whole one', async () => {
    const refused = await run({ options: { challengeMethod: 'none' } });
    const compared = compareTraces(refused, pkce);
    expect(alone('left', compared)).toEqual(['app show_failure']);
    expect(rowsOf(compared)).toContain('browser GET /callback | browser GET /callback');
    const check = rowWith(compared, 'authorization-server handle_request').differences.find(
      ({ name }) => name === 'code_challenge_present',
    );
    expect(check).toMatchObject({ place: 'check', fresh: false });
    expect(check?.checks?.map((one) => one?.passed)).toEqual([false, true]);
  });

  it('follow an edited value through what rests on it', async () => {
    const compared = compareTraces(
      pkce,
      await edited('request GET /authorize', { parameter: 'state', value: 'X'.repeat(22) }),
    );
    const where = compared.rows
      .filter((row) => row.left && row.right && rowDiffers(row))
      .map(({ left }) => inShort(left));
    expect(where).toEqual([
      ...['browser GET /authorize', 'authorization-server 303', 'browser GET /callback'],
      ...['app check_authorization_response', 'end'],
    ]);
  });

  it('align a request that was sent elsewhere', async () => {
    const url = 'https://auth.granttour.example/oauth/revoke';
    const compared = compareTraces(pkce, await edited('request POST /oauth/token', { url }));
    expect(rowsOf(compared)).toContain('app POST /oauth/token | app POST /oauth/revoke');
    expect(rowsOf(compared)).toContain('authorization-server 200 | authorization-server 400');
  });

  it('align a redirect to a stranger with the one to the app', async () => {
    const compared = compareTraces(
      pkce,
      await edited('response POST /consent', { url: 'https://evil.example/cb?code=1' }),
    );
    expect(rowsOf(compared)).toContain('browser GET /callback | browser GET /cb');
    const differences = substance(rowWith(compared, 'browser GET /callback').differences);
    expect(differences).toEqual(expect.arrayContaining(['party to', 'query parameter code']));
  });

  it('leave what an attacker sent without a counterpart', async () => {
    const replayed = await run({ moves: [{ at: 'request POST /oauth/token', do: 'replay' }] });
    const compared = compareTraces(pkce, replayed);
    expect(alone('right', compared).slice(0, 3)).toEqual([
      ...['attacker POST /oauth/token', 'authorization-server handle_request', 'authorization-server 200'],
    ]);
    expect(rowsOf(compared)).toContain('authorization-server 200 | authorization-server 400');
  });

  it('align a run that still goes on as they will when it is over', async () => {
    const changed = await edited('request GET /authorize', {
      ...{ parameter: 'code_challenge', value: 'A'.repeat(43) },
    });
    const whole = compareTraces(pkce, changed);
    const { events } = changed.trace;
    for (let length = 1; length < events.length; length++) {
      const part = traceModel({ ...changed.trace, events: events.slice(0, length) });
      const compared = compareTraces(pkce, part);
      for (const { seq } of part.stops) {
        expect(compared.counterpart('right', seq)).toBe(whole.counterpart('right', seq));
        expect(compared.differencesAt('right', seq)).toEqual(whole.differencesAt('right', seq));
      }
    }
  });

  it('hold every stop once, in the order of both', async () => {
    const models = [
      ...[
        pkce,
        await run({}, 'device-authorization'),
        await run({}, 'hybrid'),
        await run({}, 'client-credentials'),
      ],
      await run({ moves: [{ at: 'request POST /oauth/token', do: 'replay' }] }),
      await run({ options: { mishap: 'wrong password' } }),
    ];
    for (const left of models)
      for (const right of models) {
        const { rows } = compareTraces(left, right);
        expect(rows.flatMap((row) => row.left ?? [])).toEqual(left.stops);
        expect(rows.flatMap((row) => row.right ?? [])).toEqual(right.stops);
      }
  });
});

describe('a comparison', () => {
  const asked = (name: string) => [
    asks('x1', 'browser', 'app', { url: `https://app.example/?${name}=1` }),
    answers('x1', 'app', 'browser'),
  ];
  const [left, right] = [
    traceModel(traceOf({ kind: 'state', from: 'a', to: 'b' }, ...asked('a'))),
    traceModel(traceOf(...asked('b'), { kind: 'end', outcome: 'complete', state: 'b', reason: 'Done.' })),
  ];
  const compared = compareTraces(left, right);

  it('knows the row of each stop, on each side', () => {
    expect([0, 1, 2, 3].map((seq) => compared.rowOf('left', seq))).toEqual([undefined, 0, 1, undefined]);
    expect([0, 1, 2, 3].map((seq) => compared.rowOf('right', seq))).toEqual([0, 1, 2, undefined]);
  });

  it('tells counterparts and differences of each stop', () => {
    expect(compared.counterpart('left', 1)).toBe(right.event(0));
    expect(compared.counterpart('right', 0)).toBe(left.event(1));
    expect(compared.counterpart('right', 2)).toBeUndefined();
    expect(compared.differencesAt('left', 1).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(compared.differencesAt('left', 0)).toEqual([]);
    expect([1, 2].map((seq) => compared.differs('left', seq))).toEqual([true, false]);
    expect(compared.differs('left', 0)).toBe(false);
    expect(compared.differs('right', 2)).toBe(true);
    expect(compared.firstDifference).toBe(0);
  });
});
