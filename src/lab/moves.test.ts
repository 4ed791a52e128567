import { describe, expect, it } from 'vitest';
import { integrityProblems } from '../trace/integrity.ts';
import { endOfTime, pace } from './clock.ts';
import { perform } from './perform.ts';
import type { Move, Recipe } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { endOf } from './testing/read-trace.ts';
import { stopsOf } from './testing/stops-of.ts';

const recipe = (changes: Partial<Recipe> = {}) => plainRecipe('authorization-code-pkce', changes);

describe('moves that lead nowhere', () => {
  const pick = (offer: string): Move => ({ at: 'end', do: 'pick', offer });

  it('what is not offered is not picked, and the walk ends', async () => {
    expect(endOf(await perform(recipe({ moves: [pick('nonsense')] })))).toMatchObject({
      outcome: 'complete',
    });
    const denied: Move = { at: 'question consent', do: 'answer', form: 0, fields: {}, button: 'action=deny' };
    const trace = await perform(recipe({ moves: [denied, pick('refresh')] }));
    expect(endOf(trace)).toMatchObject({ outcome: 'refused', state: 'accessDenied' });
  });

  it('an endless wait ends in the year 9999', async () => {
    const trace = await perform(
      recipe({ moves: [{ at: 'request POST /oauth/token', do: 'wait', seconds: 1e300 }] }),
    );
    expect(endOf(trace)).toMatchObject({ state: 'codeExpired', at: endOfTime });
    const [wait] = trace.events.filter((event) => event.kind === 'time');
    const before = trace.events[(wait?.seq ?? 0) - 1];
    expect(wait?.seconds).toBe((endOfTime - (before?.at ?? 0) - pace.backChannel) / 1000);
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
});

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

  it('of a request to an installed app have its scheme', async () => {
    const options = { appType: 'native scheme' };
    const names = (await stopsOf(recipe({ options }))).map(({ at }) => at);
    expect(names).toEqual(
      expect.arrayContaining(['request GET myapp://callback', 'response GET myapp://callback']),
    );
    const edits = [{ parameter: 'state', value: 'somebody-elses' }];
    const moves: Move[] = [{ at: 'request GET myapp://callback', do: 'edit', edits }];
    expect(endOf(await perform(recipe({ options, moves })))).toMatchObject({ state: 'stateMismatched' });
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

  it('tell several replays of one request apart', async () => {
    const at = 'request POST /oauth/token';
    const twice: Move[] = [
      { at, do: 'replay' },
      { at, do: 'replay' },
    ];
    const names = (await stopsOf(recipe({ moves: twice }))).map((stop) => stop.at);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => /replay( \d+)? of/.test(name))).toEqual([
      ...[`replay of ${at}`, `work for the replay of ${at}`, `response to the replay of ${at}`],
      ...[`replay 2 of ${at}`, `work for the replay 2 of ${at}`, `response to the replay 2 of ${at}`],
    ]);
  });

  it('a replay is somebody else’s: not edited, not from the app, and answered to the attacker', async () => {
    const trace = await perform(recipe({ moves: [{ at: 'request POST /oauth/token', do: 'replay' }] }));
    const injected = trace.events.filter((event) => 'injected' in event && event.injected);
    expect(injected).toMatchObject([
      { kind: 'request', from: 'attacker', to: 'authorization-server' },
      { kind: 'response', from: 'authorization-server', to: 'attacker', message: { status: 200 } },
    ]);
    expect(endOf(trace)).toMatchObject({ state: 'codeReused' });
  });
});
