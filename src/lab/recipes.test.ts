import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFlow } from '../flows/index.ts';
import type { EndEvent, Trace, WorkEvent } from '../trace/events.ts';
import { integrityProblems } from '../trace/integrity.ts';
import { endOfTime } from './clock.ts';
import type { Stop } from './gate.ts';
import { perform } from './perform.ts';
import { startPerformance } from './performance.ts';
import type { Move, Recipe } from './recipe.ts';
import { plainRecipe, RecipeError, readRecipe } from './recipes.ts';

const PKCE = 'authorization-code-pkce';
const recipe = (changes: Partial<Recipe> = {}) => plainRecipe(PKCE, changes);
const end = (trace: Trace) => trace.events.at(-1) as EndEvent;
const valueIn = (trace: Trace, name: string) =>
  trace.events
    .filter((event): event is WorkEvent => event.kind === 'work')
    .flatMap(({ values }) => values)
    .find((value) => value.name === name)?.value;

describe('the plain recipe', () => {
  // Links and rehearsals rest on these texts: they are the same on every machine, and change only with what a token says.
  it('gives these very secrets', async () => {
    const trace = await perform(recipe());
    expect(valueIn(trace, 'code_verifier')).toBe('JR-PT_zoPMbxqNtlAgrCEDgp3xoe_S06cGRP-UX6YrI');
    expect(valueIn(trace, 'code')).toBe('gx-q8rHBsfWxwS1HTT38cc07i4BPs1EKZ2c3IY6scBE');
    expect(valueIn(trace, 'id_token')).toBe(
      'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImRlbW8tMSJ9.eyJpc3MiOiJodHRwczovL2F1dGguZ3JhbnR0b3VyLmV4YW1wbGUvIiwic3ViIjoidXNlci1hbmEiLCJhdWQiOiJ3YXlmYXJlci1zcGEiLCJpYXQiOjE3Njg0Nzg0MTIsImV4cCI6MTc2ODQ4MjAxMiwiYXV0aF90aW1lIjoxNzY4NDc4NDA4LCJub25jZSI6InNYNUtfLW5QS3NpeE94Z080NGZHWVEiLCJzaWQiOiJ6Z1ZRTWZfR29lYmxZTW1qWWQ1SVJBIiwiYWNyIjoiMSIsImFtciI6WyJwd2QiXSwiYXRfaGFzaCI6ImNXNHNZaGJ6ZUkya2xQc2RSNzI1UmciLCJuYW1lIjoiQW5hIExpbWEiLCJlbWFpbCI6ImFuYUBtYWlsLmV4YW1wbGUiLCJlbWFpbF92ZXJpZmllZCI6dHJ1ZX0.FrPbMKW08vaILSWFXFSNsh9yGUk3OnbWKWzIcWVbe3z7zltEwxxZaEQWb7169MjGiPjePKqfOIJdT2Zch9FBPkUVgXS6LxEMa6IxUDk22_WQ0BhLjNfB5G1p5TGVloD_zo1d4esl0sNCmbLaBFY97arJpB_kVgMHrdNKQy0qVvdv0HUbXCLIHb_y3I2VxAf8CiN81W75G0hUspqZbI1xdV-M-FqlGRa6yXBVQyPhBTHAbq9DF0mv0rmdIM1BkvvukHHO6zd4Tno9r8Z3wIcYRnjOWsdiOWJNQUFcnZx70azy6tgE2oe2iSBidML5sArewBoNOGE5Xu5yTmr3KVmjvA',
    );
  });
});

describe('readRecipe', () => {
  const edit = (...edits: readonly unknown[]) => ({ moves: [{ at: 'end', do: 'edit', edits }] });
  const move = (what: object) => ({ moves: [{ at: 'end', ...what }] });

  it('takes every kind of move', () => {
    const moves: Move[] = [
      { at: 'question sign_in', do: 'answer', form: 0, fields: { a: 'b', c: true }, button: 'action=x' },
      { at: 'question consent', do: 'answer', form: 1, fields: {} },
      {
        at: 'x',
        do: 'edit',
        edits: [
          { parameter: 'a', value: 'b' },
          { header: 'a', value: null },
        ],
      },
      { at: 'x', do: 'edit', edits: [{ json: 'a', value: '' }, { url: 'anything' }] },
      { at: 'x', do: 'replay' },
      { at: 'x', do: 'wait', seconds: 0.5 },
      { at: 'end', do: 'pick', offer: 'refresh' },
    ];
    const whole = recipe({ moves, options: { refresh: false, scope: '' }, startedAt: 0 });
    expect(readRecipe(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it.each([
    [{ startedAt: -1 }, '$.startedAt'],
    [{ startedAt: 0.5 }, '$.startedAt'],
    [{ startedAt: endOfTime + 1 }, '$.startedAt'],
    [{ startedAt: '0' }, '$.startedAt'],
    [{ seed: 5 }, '$.seed'],
    [{ flow: null }, '$.flow'],
    [{ options: [] }, '$.options'],
    [{ options: { scope: { toString: 1 } } }, '$.options'],
    [{ options: { refresh: 1 } }, '$.options'],
    [{ moves: {} }, '$.moves'],
    [{ moves: [null] }, '$.moves[0]'],
    [{ moves: [{ do: 'replay' }] }, '$.moves[0].at'],
    [move({ do: 'constructor' }), '$.moves[0].do'],
    [move({ do: 'wait', seconds: -1 }), '$.moves[0]'],
    [move({ do: 'wait', seconds: '5' }), '$.moves[0]'],
    [move({ do: 'pick' }), '$.moves[0]'],
    [move({ do: 'answer', form: -1, fields: {} }), '$.moves[0]'],
    [move({ do: 'answer', form: 0, fields: { a: 5 } }), '$.moves[0]'],
    [move({ do: 'answer', form: 0, fields: {}, button: 5 }), '$.moves[0]'],
    [move({ do: 'answer', form: 0, fields: null }), '$.moves[0]'],
    [edit('text'), '$.moves[0]'],
    [edit({}), '$.moves[0]'],
    [edit({ parameter: 'a' }), '$.moves[0]'],
    [edit({ parameter: 5, value: 'a' }), '$.moves[0]'],
    [edit({ header: 'a', value: 5 }), '$.moves[0]'],
    [edit({ url: 5 }), '$.moves[0]'],
    [edit({ url: 'a', header: 5, value: 'a' }), '$.moves[0]'],
  ])('refuses %j', (change, path) => {
    const read = () => readRecipe({ ...recipe(), ...change });
    expect(read).toThrow(RecipeError);
    expect(read).toThrow(`${path}:`);
  });

  it('either reads any JSON or says where it is wrong', () => {
    const nearly = fc.record({
      version: fc.constant(1),
      flow: fc.constant(PKCE),
      seed: fc.jsonValue(),
      startedAt: fc.oneof(fc.jsonValue(), fc.integer()),
      options: fc.jsonValue(),
      moves: fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (value) => {
        try {
          expect(readRecipe(value)).toBe(value);
        } catch (error) {
          expect(error).toBeInstanceOf(RecipeError);
        }
      }),
    );
  });
});

describe('moves that lead nowhere', () => {
  const pick = (offer: string): Move => ({ at: 'end', do: 'pick', offer });

  it('what is not offered is not picked, and the walk ends', async () => {
    expect(end(await perform(recipe({ moves: [pick('nonsense')] })))).toMatchObject({ outcome: 'complete' });
    const denied: Move = { at: 'question consent', do: 'answer', form: 0, fields: {}, button: 'action=deny' };
    const trace = await perform(recipe({ moves: [denied, pick('refresh')] }));
    expect(end(trace)).toMatchObject({ outcome: 'refused', state: 'accessDenied' });
  });

  it('an endless wait ends in the year 9999', async () => {
    const trace = await perform(
      recipe({ moves: [{ at: 'request POST /oauth/token', do: 'wait', seconds: 1e300 }] }),
    );
    expect(end(trace)).toMatchObject({ state: 'codeExpired', at: endOfTime });
    const [wait] = trace.events.filter((event) => event.kind === 'time');
    const before = trace.events[(wait?.seq ?? 0) - 1];
    expect(wait?.seconds).toBe((endOfTime - (before?.at ?? 0)) / 1000);
    expect(integrityProblems(trace)).toEqual([]);
  });

  it('an edit that changes nothing leaves the message unmarked', async () => {
    const at = 'request GET /authorize';
    const edited = async (value: string) => {
      const edits = [{ parameter: 'response_type', value }];
      const trace = await perform(recipe({ moves: [{ at, do: 'edit', edits }] }));
      return trace.events.some((event) => event.kind === 'request' && event.edited);
    };
    expect(await edited('code')).toBe(false);
    expect(await edited('token')).toBe(true);
  });

  it('takes any edit at any stop without an exception', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('location', 'set-cookie', 'content-type', 'keys', 'id_token'),
    );
    const value = fc.option(
      fc.oneof(text, fc.constantFrom('https://evil.example/', 'javascript:alert(1)', '%')),
    );
    const edit = fc.oneof(
      fc.record({ header: text, value }),
      fc.record({ json: text, value }),
      fc.record({ url: fc.oneof(text, fc.webUrl()) }),
    );
    const names = (await stopsOf(recipe())).map(({ at }) => at);
    const move = fc.record({
      at: fc.constantFrom(...new Set(names)),
      do: fc.constant('edit' as const),
      edits: fc.array(edit, { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 3 }), async (moves) => {
        const trace = await perform(recipe({ moves }));
        expect(integrityProblems(trace)).toEqual([]);
        expect(end(trace).kind).toBe('end');
      }),
      { numRuns: 30 },
    );
  });
});

/** Every stop that a performance comes to. */
async function stopsOf(performed: Recipe): Promise<Stop[]> {
  const flow = await loadFlow(performed.flow);
  if (!flow) throw new Error('no flow');
  const stops: Stop[] = [];
  const hold = async (stop: Stop) => {
    stops.push(stop);
    return {};
  };
  const performance = await startPerformance(performed, flow, { hold }, () => performed.moves);
  await performance.done;
  performance.stop();
  return stops;
}

describe('the names of stops', () => {
  it('say what is held; the second of a name ends in #2', async () => {
    const names = (await stopsOf(recipe())).map(({ at }) => at);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        'question pick_login',
        'work make_code_verifier',
        'request GET /authorize',
        'work GET /authorize',
        'response GET /authorize',
        'question sign_in',
        'request POST /oauth/token',
        'request POST /oauth/token #2',
        'response POST /oauth/token #2',
        'end',
      ]),
    );
    expect(names.at(-1)).toBe('end');
  });

  it('of a replay name the request that it repeats, and shift no others', async () => {
    const plain = (await stopsOf(recipe())).map(({ at }) => at);
    const token = 'request POST /oauth/token';
    const moves: Move[] = [
      { at: 'request GET /callback', do: 'replay' },
      { at: 'request GET /authorize', do: 'replay' },
    ];
    const names = (await stopsOf(recipe({ moves }))).map(({ at }) => at);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !plain.includes(name))).toEqual([
      'replay of request GET /authorize',
      'work for the replay of request GET /authorize',
      'response to the replay of request GET /authorize',
      'replay of request GET /callback',
      'response to the replay of request GET /callback',
    ]);
    expect(plain.every((name) => names.includes(name))).toBe(true);
    const both = await stopsOf(recipe({ moves: [{ at: `${token} #2`, do: 'replay' }] }));
    expect(both.map(({ at }) => at)).toContain(`replay of ${token} #2`);
  });

  it('a replay is somebody else’s: not edited, not from the app, and answered to the attacker', async () => {
    const trace = await perform(recipe({ moves: [{ at: 'request POST /oauth/token', do: 'replay' }] }));
    const injected = trace.events.filter((event) => 'injected' in event && event.injected);
    expect(injected).toMatchObject([
      { kind: 'request', from: 'attacker', to: 'authorization-server' },
      { kind: 'response', from: 'authorization-server', to: 'attacker', message: { status: 200 } },
    ]);
    expect(end(trace)).toMatchObject({ state: 'codeReused' });
  });
});

describe('the option session', () => {
  const labels = async (options: Recipe['options'], seed = 'grant tour') => {
    const trace = await perform(recipe({ options, seed }));
    return trace.events.flatMap((event) => (event.kind === 'action' ? [event.name] : []));
  };

  it.each([
    ['none', ['pick_login', 'sign_in', 'consent']],
    ['signed in', ['pick_login', 'consent']],
    ['signed in and consented', ['pick_login']],
    ['anything else', ['pick_login', 'sign_in', 'consent']],
  ])('%s leaves these questions', async (session, questions) => {
    expect(await labels({ session })).toEqual(questions);
  });

  it.each(
    ['none', 'signed in', 'signed in and consented'].flatMap((session) =>
      ['', 'login', 'consent', 'select_account', 'login consent', 'select_account consent'].map(
        (prompt) => [session, prompt] as const,
      ),
    ),
  )('%s comes to its end with prompt=%s', async (session, prompt) => {
    expect(end(await perform(recipe({ options: { session, prompt } })))).toMatchObject({ state: 'complete' });
  });

  it('a signed-in person who is asked for an account may go on with the present one', async () => {
    const options = { session: 'signed in', prompt: 'select_account' };
    const goOn = { form: 2, fields: {}, button: 'action=continue' };
    const moves: Move[] = [{ at: 'question sign_in', do: 'answer', ...goOn }];
    const trace = await perform(recipe({ options, moves }));
    const words = trace.events.flatMap((event) => (event.kind === 'action' ? [event.label] : []));
    expect(words).toContain('Continues with the present account');
    expect(end(trace)).toMatchObject({ state: 'complete' });
  });

  it('records nothing of what happened before, and its time is the start', async () => {
    const trace = await perform(recipe({ options: { session: 'signed in and consented' } }));
    expect(trace.events[0]).toMatchObject({ kind: 'state', to: 'signedOut', at: recipe().startedAt });
    expect(trace.events[1]).toMatchObject({ kind: 'action', name: 'pick_login' });
    expect(valueIn(trace, 'code_verifier')).toBe(valueIn(await perform(recipe()), 'code_verifier'));
  });

  it('a scope that the server refuses leaves nobody signed in, and nothing breaks', async () => {
    const options = { session: 'signed in', scope: 'fly:rockets' };
    expect(end(await perform(recipe({ options })))).toMatchObject({ state: 'scopeUnknown' });
  });
});
