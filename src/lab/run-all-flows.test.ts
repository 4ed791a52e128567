import { describe, expect, it } from 'vitest';
import { type FlowId, flowIds } from '../flows/index.ts';
import { isStop } from '../trace/events.ts';
import { perform } from './perform.ts';
import type { Recipe } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { type Run, startRun } from './run.ts';
import type { RunSnapshot } from './run-snapshot.ts';
import { endOf, questionsIn, statesIn, valueIn } from './testing/read-trace.ts';
import { asks, last, step, toEnd, until } from './testing/stepping.ts';

const DEVICE = 'device-authorization';
const start = (flow: FlowId, options: Recipe['options'] = {}) => startRun(plainRecipe(flow, { options }));
const chooses = (id: string) => ({ form: 0, fields: {}, button: `choice=${id}` });

/** Answers by hand, and waits until the run has come to another stop. */
async function answer(run: Run, given: Parameters<Run['answer']>[0]): Promise<RunSnapshot> {
  const before = run.snapshot();
  run.answer(given);
  return until(run, (snapshot) => snapshot !== before);
}

it.each(flowIds)('a run stands at its first stop once it is started: %s', async (flow) => {
  const run = await start(flow);
  expect(run.snapshot().waitsFor).toBe(flow === 'client-credentials' ? 'next' : 'person');
  expect(run.snapshot().pending).toBe(1);
  run.stop();
});

describe('next', () => {
  it.each(flowIds)('goes through every stop of the performed trace, and no other: %s', async (flow) => {
    const run = await start(flow);
    const seen = [last(run.snapshot())?.seq];
    while (run.snapshot().waitsFor !== 'nothing') seen.push(last(await step(run))?.seq);
    const performed = await perform(plainRecipe(flow));
    expect(run.snapshot().trace).toEqual(performed);
    const stops = performed.events.filter(isStop).map(({ seq }) => seq);
    expect([...new Set(seen)]).toEqual(stops);
    run.stop();
  });

  it.each(flowIds)('goes on through an offer: %s', async (flow) => {
    const run = await start(flow);
    const { offers } = await toEnd(run);
    const offer = offers.at(-1)?.id ?? '';
    run.pick(offer);
    await until(run, ({ waitsFor }) => waitsFor !== 'nothing');
    while (run.snapshot().waitsFor !== 'nothing') await step(run);
    expect(run.recipe().moves).toEqual([{ at: 'end', do: 'pick', offer }]);
    expect(await perform(run.recipe())).toEqual(run.snapshot().trace);
    run.stop();
  });
});

describe('the screens', () => {
  it.each([
    ['authorization-code', {}, ['browser']],
    ['authorization-code-pkce', {}, ['browser']],
    ['authorization-code-pkce', { appType: 'native scheme' }, ['app', 'browser']],
    ['client-credentials', {}, ['app']],
    [DEVICE, {}, ['app', 'browser']],
    ['resource-owner-password', {}, ['app']],
  ] as const)(
    'of %s with %j are those of %j, and each that is open has its page',
    async (flow, options, of) => {
      const run = await start(flow, options);
      expect(run.screens.map((screen) => screen.of)).toEqual(of);
      const native = flow === DEVICE || 'appType' in options;
      // A phone, and a browser that a native app will open, show nothing yet.
      expect(Object.keys(run.opening)).toEqual(native ? ['app'] : of);
      run.stop();
    },
  );

  it.each([
    [DEVICE, 'start_app', {}, 'Wayfarer TV'],
    ['authorization-code-pkce', 'pick_login', { appType: 'native loopback' }, 'Log in'],
    ['resource-owner-password', 'sign_in', {}, 'type="password"'],
  ] as const)('%s asks %s on the app’s own screen', async (flow, name, options, shown) => {
    const run = await start(flow, options);
    const { question } = run.snapshot();
    expect(question?.question).toMatchObject({ name, on: 'app' });
    expect(question?.page).toEqual(run.opening.app);
    expect(question?.page).toMatchObject({ url: '' });
    expect(question?.page.html).toContain(shown);
    expect(last(run.snapshot())).toMatchObject({ kind: 'action', on: 'app' });
    run.stop();
  });

  it('of a device: whatever it asks later is on the phone, and the TV shows its code meanwhile', async () => {
    const run = await start(DEVICE);
    const asked = await until(run, asks('open_verification_uri'));
    expect(asked.question?.page).toMatchObject({ url: 'about:blank' });
    const typing = await until(run, asks('enter_user_code'));
    expect(typing.question?.page.url).toBe('https://auth.granttour.example/activate');
    expect(typing.question?.page.name).toBe('activate');
    const shows = typing.trace.events.flatMap((event) => (event.kind === 'work' ? [event] : []));
    const tv = shows.filter(({ shows: html }) => html !== undefined);
    expect(tv.every(({ on }) => on === 'app')).toBe(true);
    expect(tv.at(-1)?.shows).toContain(valueIn(typing.trace, 'user_code'));
    run.stop();
  });

  it('of a single-page app: it shows its orders in the browser', async () => {
    const run = await start('authorization-code-pkce');
    const { trace } = await toEnd(run);
    const shown = trace.events.find((event) => event.kind === 'work' && event.name === 'show_orders');
    expect(shown).toHaveProperty('shows');
    expect(shown).not.toHaveProperty('on');
    run.stop();
  });
});

describe('a device’s user, by hand', () => {
  it('scans the code, confirms it, signs in and allows; the recipe gives the same trace', async () => {
    const run = await start(DEVICE);
    await until(run, asks('open_verification_uri'));
    await answer(run, chooses('scan'));
    const confirming = await until(run, asks('enter_user_code'));
    expect(confirming.question?.page.url).toContain('/activate?user_code=');
    await answer(run, { form: 0, fields: {}, button: 'action=continue' });
    const { trace } = await toEnd(run);
    expect(statesIn(trace)).toContain('scanningCode');
    expect(endOf(trace).state).toBe('complete');
    expect(await perform(run.recipe())).toEqual(trace);
    run.stop();
  });

  it('types what the TV shows, in small letters and without the hyphen', async () => {
    const run = await start(DEVICE);
    const typing = await until(run, asks('enter_user_code'));
    const code = (valueIn(typing.trace, 'user_code') ?? '').replace('-', '').toLowerCase();
    await answer(run, { form: 0, fields: { user_code: code }, button: 'action=continue' });
    const { trace } = await toEnd(run);
    expect(questionsIn(trace).filter((name) => name === 'enter_user_code')).toHaveLength(1);
    expect(endOf(trace).state).toBe('complete');
    expect(await perform(run.recipe())).toEqual(trace);
    run.stop();
  });

  it('lets the TV poll from each page, and goes on where the phone was', async () => {
    const run = await start(DEVICE);
    for (const name of ['open_verification_uri', 'enter_user_code', 'sign_in', 'consent']) {
      const asked = await until(run, asks(name));
      expect(asked.question?.question.choices?.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['wait_and_poll', 'poll_now']),
      );
      await answer(run, chooses('poll_now'));
      const again = await until(run, asks(name));
      expect(again.question?.page).toEqual(asked.question?.page);
      run.next();
    }
    const { trace } = await toEnd(run);
    expect(endOf(trace).state).toBe('complete');
    expect(await perform(run.recipe())).toEqual(trace);
    run.stop();
  });

  it('never comes: the codes expire, and the TV says so', async () => {
    const run = await start(DEVICE);
    await until(run, asks('open_verification_uri'));
    await answer(run, chooses('let_expire'));
    const { trace } = await toEnd(run);
    expect(endOf(trace)).toMatchObject({ state: 'deviceCodeExpired', error: 'expired_token' });
    const shown = trace.events.findLast((event) => event.kind === 'work' && event.shows !== undefined);
    expect(shown).toMatchObject({ name: 'show_failure', on: 'app' });
    run.stop();
  });
});
