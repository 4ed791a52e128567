import { describe, expect, it } from 'vitest';
import { steps } from '../../flows/authorization-code-pkce/steps.ts';
import { perform, plainRecipe, type Recipe } from '../../lab/index.ts';
import { type TraceModel, traceModel } from '../../trace/index.ts';
import { stepRows } from './step-rows.ts';

const walk = async (changes: Partial<Recipe> = {}) =>
  traceModel(await perform(plainRecipe('authorization-code-pkce', changes)));
const states = (model: TraceModel, seq: number) =>
  stepRows(steps, model, seq).map(({ step, state }) => `${step.number} ${state}`);
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the rows of the step list', async () => {
  const model = await walk();
  const firstOf = (step: number) => model.stops.find((stop) => stop.step === step)?.seq ?? -1;

  it('are the documented steps before anything happened', () => {
    const empty = traceModel({ ...model.trace, events: [] });
    expect(states(empty, 0)).toEqual(numbers(1, 11).map((number) => `${number} ahead`));
  });

  it.each(numbers(1, 11))('at step %i: behind it past, before it ahead', (step) => {
    const rows = stepRows(steps, model, firstOf(step));
    for (const row of rows) {
      const { number } = row.step;
      expect(row.state).toBe(number === step ? 'present' : number < step ? 'past' : 'ahead');
    }
  });

  it('have what follows only once the run came to it', () => {
    expect(states(model, firstOf(1)).at(-1)).toBe('12 ahead');
    const early = traceModel({ ...model.trace, events: model.trace.events.slice(0, firstOf(12) - 1) });
    expect(states(early, 0).at(-1)).toBe('11 ahead');
  });

  it('count the stops of each step', () => {
    const rows = stepRows(steps, model, 0);
    expect(rows.reduce((sum, { events }) => sum + events, 0)).toBe(model.stops.length);
    expect(rows[0]?.events).toBe(1);
  });

  it('show what rests on a change, ahead too', () => {
    const at = model.stops.filter(({ step }) => step === 8).map(({ seq }) => seq);
    const marked = stepRows(steps, model, 0, new Set(at)).filter((row) => row.changed);
    expect(marked.map(({ step }) => step.number)).toEqual([8]);
    expect(stepRows(steps, model, 0).some((row) => row.changed)).toBe(false);
  });

  it('show a refusal where it happened, from its moment on', async () => {
    const refused = await walk({ options: { challengeMethod: 'none' } });
    const marked = (seq: number) =>
      stepRows(steps, refused, seq)
        .filter((row) => row.refused)
        .map(({ step }) => step.number);
    const work = refused.stops.find(
      (stop) => stop.kind === 'work' && stop.checks.some(({ passed }) => !passed),
    );
    expect(marked((work?.seq ?? 0) - 1)).toEqual([]);
    expect(marked(work?.seq ?? 0)).toEqual([3]);
    expect(marked(refused.trace.events.length - 1)).toEqual([3, 6]);
    const last = stepRows(steps, refused, refused.trace.events.length - 1);
    expect(last.find(({ step }) => step.number === 7)?.state).toBe('ahead');
  });
});
