import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrityProblems } from '../trace/integrity.ts';
import { perform } from './perform.ts';
import type { Move, Recipe } from './recipe.ts';
import { plainRecipe, RecipeError } from './recipes.ts';
import { startRun } from './run.ts';
import { asks, last, step, toEnd, until } from './testing/stepping.ts';

const recipe = (changes: Partial<Recipe> = {}) => plainRecipe('authorization-code-pkce', changes);

const deny = { form: 0, fields: {}, button: 'action=deny' };

describe('startRun', () => {
  it('stands at its first stop, with the question of the page that is open', async () => {
    const run = await startRun(recipe());
    const snapshot = run.snapshot();
    expect(snapshot).toMatchObject({ waitsFor: 'person', offers: [] });
    expect(snapshot.question).toMatchObject({
      question: { name: 'pick_login' },
      page: { name: 'app-signed-out', url: 'https://spa.granttour.example/' },
    });
    expect(snapshot.pending).toBe(last(snapshot)?.seq);
    expect(last(snapshot)).toMatchObject({ kind: 'action', label: 'Picks Log in' });
    run.stop();
  });

  it('refuses what is no recipe, and a flow that there is none of', async () => {
    await expect(startRun({} as Recipe)).rejects.toThrow(RecipeError);
    await expect(startRun(plainRecipe('toString'))).rejects.toThrow('no flow is called "toString"');
  });
});

describe('next', () => {
  it('shows a held message as it would be recorded, and then records it so', async () => {
    const run = await startRun(recipe());
    const held = await until(run, (snapshot) => last(snapshot)?.kind === 'request');
    const request = last(held);
    expect(held).toMatchObject({ waitsFor: 'next', pending: request?.seq, question: undefined });
    const after = await step(run);
    expect(after.trace.events[request?.seq ?? -1]).toEqual(request);
    expect(after.pending).not.toBe(request?.seq);
    run.stop();
  });

  it('is remembered while the servers work', async () => {
    const run = await startRun(recipe());
    for (let press = 0; press < 6; press++) run.next();
    const snapshot = await until(run, ({ trace }) => trace.events.filter(isMessageOrWork).length >= 5);
    const other = await startRun(recipe());
    for (let press = 0; press < 6; press++) await step(other);
    expect(snapshot).toEqual(other.snapshot());
    run.stop();
    other.stop();
  });

  it('does nothing at the end, and is not remembered there', async () => {
    const run = await startRun(recipe());
    const end = await toEnd(run);
    for (let press = 0; press < 3; press++) run.next();
    await settled();
    expect(run.snapshot()).toBe(end);
    run.pick('userinfo');
    const picked = await until(run, ({ waitsFor }) => waitsFor === 'next');
    await settled();
    expect(run.snapshot()).toBe(picked);
    run.stop();
  });
});

const isMessageOrWork = ({ kind }: { readonly kind: string }) =>
  kind === 'request' || kind === 'response' || kind === 'work';
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the snapshot', () => {
  it('is the same object until something changes, and an old one never changes', async () => {
    const run = await startRun(recipe());
    const first = run.snapshot();
    const copy = structuredClone(first);
    expect(run.snapshot()).toBe(first);
    run.answer({ ...deny, form: 7 });
    await toEnd(run);
    expect(run.snapshot()).not.toBe(first);
    expect(first).toEqual(copy);
    run.stop();
  });

  it('stays while nothing is answered: an answer or a pick at another time is ignored', async () => {
    const run = await startRun(recipe());
    const held = await until(run, (snapshot) => last(snapshot)?.kind === 'request');
    run.answer(deny);
    run.pick('userinfo');
    await settled();
    expect(run.snapshot()).toBe(held);
    expect(run.recipe().moves).toEqual([]);
    run.stop();
  });

  it('tells of each change, and of none after that was given up', async () => {
    const run = await startRun(recipe());
    let told = 0;
    const stop = run.subscribe(() => told++);
    await step(run);
    expect(told).toBe(1);
    stop();
    await step(run);
    expect(told).toBe(1);
    run.stop();
  });
});

describe('answer and pick', () => {
  it('become moves, so that the recipe gives exactly the run’s trace', async () => {
    const run = await startRun(recipe());
    await until(run, asks('sign_in'));
    run.answer({
      form: 0,
      fields: { username: 'ana@mail.example', password: 'wrong' },
      button: 'action=password',
    });
    await until(run, (snapshot) => asks('sign_in')(snapshot) && last(snapshot)?.seq !== 11);
    const ended = await toEnd(run);
    expect(ended.offers.map(({ id }) => id)).toContain('userinfo');
    run.pick('userinfo');
    await until(run, ({ waitsFor }) => waitsFor !== 'nothing');
    const { trace } = await toEnd(run);
    expect(run.recipe().moves.map((move) => `${move.do} at ${move.at}`)).toEqual([
      'answer at question sign_in',
      'pick at end',
    ]);
    expect(await perform(run.recipe())).toEqual(trace);
    run.stop();
  });

  it('an answer takes the place of the one that the recipe planned', async () => {
    const planned: Move = { at: 'question consent', do: 'answer', ...deny };
    const run = await startRun(recipe({ moves: [planned] }));
    const asked = await until(run, asks('consent'));
    expect(last(asked)).toMatchObject({ label: 'Denies the app access' });
    run.answer({ ...deny, button: 'action=allow' });
    await until(run, (snapshot) => !asks('consent')(snapshot));
    const { trace } = await toEnd(run);
    expect(trace.events.at(-1)).toMatchObject({ outcome: 'complete' });
    expect(run.recipe().moves).toHaveLength(1);
    expect(await perform(run.recipe())).toEqual(trace);
    run.stop();
  });

  it('leaves the recipe that it was given alone', async () => {
    const given = recipe();
    const run = await startRun(given);
    run.answer({ form: 0, fields: {}, button: 'action=login' });
    expect(run.recipe().moves).toHaveLength(1);
    expect(given.moves).toEqual([]);
    run.stop();
  });

  it('picks nothing that is not offered', async () => {
    const run = await startRun(recipe({ options: { scope: 'openid read:orders' } }));
    const end = await toEnd(run);
    expect(end.offers.map(({ id }) => id)).toEqual(['userinfo', 'call_api', 'log_out']);
    for (const offer of ['refresh', '', '__proto__']) run.pick(offer);
    await settled();
    expect(run.snapshot()).toBe(end);
    run.stop();
  });

  it('any answers give a trace that their recipe gives again', async () => {
    const answer = fc.record({
      form: fc.nat(1),
      fields: fc.dictionary(
        fc.constantFrom('username', 'password', 'x'),
        fc.constantFrom('', 'ana@mail.example', '<b>'),
      ),
      button: fc.constantFrom('action=password', 'action=allow', 'action=deny', 'action=login', 'nothing'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(answer), { maxLength: 4 }), async (answers) => {
        const run = await startRun(recipe());
        for (const given of answers) {
          await until(run, ({ waitsFor }) => waitsFor === 'person');
          const asked = run.snapshot();
          if (given) run.answer(given);
          else run.next();
          if (asked.waitsFor === 'person') await until(run, (snapshot) => snapshot !== asked);
        }
        const { trace } = await toEnd(run);
        run.stop();
        expect(integrityProblems(trace)).toEqual([]);
        expect(await perform(run.recipe())).toEqual(trace);
      }),
      { numRuns: 25 },
    );
  });
});

describe('advance', () => {
  it('stops at the first stop that is enough, even the present one', async () => {
    const run = await startRun(recipe());
    const present = run.snapshot();
    await run.advance(() => true);
    expect(run.snapshot()).toBe(present);
    const at = await until(run, (snapshot) => (last(snapshot)?.step ?? 0) >= 7);
    expect(last(at)).toMatchObject({ step: 7, kind: 'request' });
    run.stop();
  });

  it('comes to the end of a walk that is refused, and leaves it', async () => {
    const run = await startRun(recipe({ options: { challengeMethod: 'none' } }));
    const end = await toEnd(run);
    expect(end).toMatchObject({ waitsFor: 'nothing', pending: undefined, offers: [] });
    expect(last(end)).toMatchObject({ kind: 'end', state: 'challengeMissing' });
    run.stop();
  });
});

describe('stop', () => {
  it('ends the run where it stands, whatever is pressed afterwards', async () => {
    const run = await startRun(recipe());
    const held = await until(run, asks('consent'));
    run.stop();
    run.next();
    run.answer(deny);
    run.pick('userinfo');
    await run.advance(() => false);
    await settled();
    expect(run.snapshot()).toBe(held);
  });

  it('ends it while the servers work, too', async () => {
    const run = await startRun(recipe());
    const before = await until(run, (snapshot) => last(snapshot)?.kind === 'request');
    run.next();
    run.stop();
    await settled();
    expect(run.snapshot()).toBe(before);
  });

  it('lets go of whoever waits', async () => {
    const run = await startRun(recipe());
    const waiting = run.advance(() => false);
    run.stop();
    await expect(waiting).resolves.toBeUndefined();
  });
});
