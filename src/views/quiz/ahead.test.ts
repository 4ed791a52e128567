import { describe, expect, it } from 'vitest';
import { flowIds } from '../../flows/index.ts';
import { plainRecipe, type Recipe, startRun } from '../../lab/index.ts';
import { isStop, traceModel } from '../../trace/index.ts';
import { lookAhead } from './ahead.ts';
import { coveredSteps } from './covered-steps.ts';
import { questionAfter } from './question-after.ts';

/** Steps through a run as a reader does, and looks ahead before each step. */
async function stepThrough(recipe: Recipe) {
  const run = await startRun(recipe);
  const asked: { readonly seq: number; readonly shown: number }[] = [];
  let ahead = await lookAhead(run.recipe(), run.flow.steps);
  let key = JSON.stringify(run.recipe());
  for (;;) {
    const { trace, waitsFor } = run.snapshot();
    const shown = trace.events.findLast(isStop)?.seq ?? -1;
    expect(ahead.trace.events.slice(0, shown)).toEqual(trace.events.slice(0, shown));
    if (waitsFor === 'nothing') break;
    const question = questionAfter(ahead, shown);
    if (question) asked.push({ seq: question.seq, shown });
    const before = trace.events.length;
    run.next();
    await new Promise<void>((resolve) => {
      const stop = run.subscribe(() => {
        stop();
        resolve();
      });
    });
    const now = run.snapshot().trace.events.findLast(isStop)?.seq;
    // The question was about the very event that came.
    if (question) expect(now).toBe(question.seq);
    expect(run.snapshot().trace.events.length).toBeGreaterThan(before - 1);
    if (JSON.stringify(run.recipe()) !== key) {
      ahead = await lookAhead(run.recipe(), run.flow.steps);
      key = JSON.stringify(run.recipe());
    }
  }
  run.stop();
  return { asked, ahead };
}

describe('looking ahead in a run', () => {
  it.each(flowIds)(
    '%s: every question comes before its event is shown, and is about the one that follows',
    async (flow) => {
      const { asked, ahead } = await stepThrough(plainRecipe(flow));
      for (const { seq, shown } of asked) expect(seq).toBeGreaterThan(shown);
      expect(asked.map(({ seq }) => seq)).toEqual([...ahead.questions.keys()]);
    },
  );

  it('an edited message asks which check will refuse it', async () => {
    const run = await startRun(plainRecipe('authorization-code-pkce'));
    await run.advance(({ held }) => held?.at === 'request GET /callback');
    const before = await lookAhead(run.recipe(), run.flow.steps);
    await run.edit([{ parameter: 'state', value: 'of-another-login' }]);
    const after = await lookAhead(run.recipe(), run.flow.steps);
    run.stop();
    const kinds = (ahead: typeof before) => [...ahead.questions.values()].map(({ kind }) => kind);
    expect(kinds(before)).not.toContain('refusing check');
    const refusing = [...after.questions.values()].find(({ kind }) => kind === 'refusing check');
    expect(refusing?.choices[refusing.right]).toMatch(/state/);
  });

  it('the steps that are still to come keep their titles to themselves', async () => {
    const run = await startRun(plainRecipe('authorization-code-pkce'));
    await run.advance(({ trace }) => (trace.events.at(-1)?.step ?? 0) >= 3);
    const model = traceModel(run.snapshot().trace);
    run.stop();
    const { steps } = run.flow;
    const covered = coveredSteps(steps, model);
    expect(covered.slice(0, 3)).toEqual(steps.slice(0, 3));
    expect(new Set(covered.slice(3).map(({ title }) => title))).toEqual(new Set(['Still to come']));
    expect(covered.map(({ number }) => number)).toEqual(steps.map(({ number }) => number));
  });
});
