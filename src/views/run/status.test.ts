import { describe, expect, it } from 'vitest';
import { steps } from '../../flows/authorization-code-pkce/steps.ts';
import { perform, plainRecipe, type Recipe, type RunSnapshot, startRun } from '../../lab/index.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { isStop } from '../../trace/index.ts';
import { statusOf } from './status.ts';

const still = { pending: undefined, question: undefined };
const recipe = (changes: Partial<Recipe> = {}) => plainRecipe('authorization-code-pkce', changes);
const say = (
  event: TraceEvent | undefined,
  snapshot: Pick<RunSnapshot, 'pending' | 'question'> = still,
  live = true,
) => statusOf(event, steps, snapshot, live);

describe('the status line', () => {
  it('says that the run has not begun', () => {
    expect(say(undefined)).toEqual({ tone: 'going', text: 'The run has not begun.' });
  });

  it('counts the documented steps, and calls what follows afterwards', async () => {
    const { events } = await perform(recipe());
    const at = (step: number) => events.find((event) => isStop(event) && event.step === step);
    expect(say(at(1)).text).toBe('Step 1 of 11. User to Browser: Picks Log in.');
    expect(say(at(11)).text).toBe('Step 11 of 11. API to App: 200 orders.');
    expect(say(at(12)).text).toBe('Afterwards. App to Authorization Server: POST /oauth/token.');
  });

  it('says what waits, and what a person is asked, while the reader stands there', async () => {
    const run = await startRun(recipe());
    const asked = run.snapshot();
    const event = asked.trace.events.at(-1);
    expect(say(event, asked).text).toBe('Step 1 of 11. Pick Log in, or press Next.');
    expect(say(event, asked, false).text).toBe('Step 1 of 11. User to Browser: Picks Log in.');
    await run.advance(({ pending, question }) => pending !== undefined && !question);
    const held = run.snapshot();
    const waiting = held.trace.events.at(-1);
    expect(say(waiting, held).text).toBe(
      'Step 3 of 11. Next: Browser to Authorization Server: GET /authorize.',
    );
    expect(say(waiting, held, false).text).not.toContain('Next:');
    expect(say(held.trace.events[1], held).text).not.toContain('Next:');
    run.stop();
  });

  it('says that the run is complete', async () => {
    const { events } = await perform(recipe());
    expect(say(events.at(-1))).toEqual({
      tone: 'complete',
      text: 'Run complete. The app has the data that it asked for.',
    });
  });

  it('says which check refused, and at the end what stopped the run', async () => {
    const { events } = await perform(recipe({ options: { challengeMethod: 'none' } }));
    const refusals = events.filter((event) => say(event).tone === 'refused');
    expect(refusals.map((event) => say(event).text)).toEqual([
      'Step 3 of 11. Refused by a check: The request carries a code_challenge.',
      expect.stringMatching(/^Step 6 of 11\. Refused by a check: /),
      expect.stringMatching(/^The run stopped\. invalid_request: The request has no code_challenge/),
    ]);
  });

  it('says in one sentence what stopped the run, and its error once', () => {
    const stopped = (reason: string, error?: string) =>
      say({
        ...{ kind: 'end', seq: 9, at: 0, step: 4, state: 'failed', outcome: 'refused', reason },
        ...(error !== undefined && { error }),
      }).text;
    const reason =
      'Name and password do not fit: invalid_grant. Nobody learns who has an account. Type again.';
    expect(stopped(reason, 'invalid_grant')).toBe(
      'The run stopped. invalid_grant: Name and password do not fit.',
    );
    expect(stopped('The state is not the one that was sent. Start again.')).toBe(
      'The run stopped. The state is not the one that was sent.',
    );
    expect(stopped('')).toBe('The run stopped. ');
  });

  it('ends each sentence once, at every stop', async () => {
    const { events } = await perform(recipe());
    for (const event of events.filter(isStop)) expect(say(event).text).toMatch(/[^.]\.$/);
  });
});
