import type { createBrowser } from '../browser/browser.ts';
import type { Answer, Given, Landing, Task, Tools } from '../flows/contract.ts';
import { listener } from '../protocol/check.ts';
import { pace } from './clock.ts';
import { answerInWords, demoAnswer } from './demo.ts';
import { exchange } from './exchange.ts';
import type { Stage } from './stage.ts';

/** Where the front channel leaves word of the check that refused a message on the present journey. */
export interface Journey {
  refusedBy: string | undefined;
}

/**
 * What a flow's machine is given by the lab: every call is recorded, held at the gate and taken to its server.
 * Each starts one microtask late, so that the machine's move is recorded before what the new state does.
 */
export function createGiven(
  stage: Stage,
  browser: ReturnType<typeof createBrowser>,
  journey: Journey,
): Given {
  const random = stage.world.random('app');

  async function travel(go: () => Promise<Landing>): Promise<Landing> {
    await moved();
    journey.refusedBy = undefined;
    const { page } = await go();
    return { page, ...(journey.refusedBy !== undefined && { refusedBy: journey.refusedBy }) };
  }

  return {
    navigate: (url) => travel(() => browser.navigate(url)),
    submit: (answer) => travel(() => browser.submit(answer)),
    async send(request) {
      await moved();
      const { response, refusedBy } = await exchange(stage, { request, from: 'app', channel: 'back' });
      return { response, ...(refusedBy !== undefined && { refusedBy }) };
    },
    async work<T>(task: Task<T>): Promise<T> {
      await moved();
      const heard = listener();
      let shows: string | undefined;
      const tools: Tools = { ...heard, clock: stage.world.clock, random, show: (html) => (shows = html) };
      const result = await task.do(tools);
      if (shows !== undefined) browser.load({ ...browser.page(), html: shows });
      stage.world.clock.advance(pace.work);
      const { name, label } = task;
      const { values, checks } = heard;
      await stage.look(`work ${name}`, {
        ...{ kind: 'work', by: 'app', name, label, values, checks },
        ...(shows !== undefined && { shows }),
      });
      return result;
    },
    async ask(question) {
      await moved();
      const at = stage.name(`question ${question.name}`);
      stage.wait(at);
      const planned = plannedAnswer(stage, at) ?? demoAnswer(question);
      stage.world.clock.advance(pace.person);
      const draftOf = (answer: Answer) => ({
        kind: 'action' as const,
        by: 'user' as const,
        on: 'browser' as const,
        name: question.name,
        label: answerInWords(question, answer),
        values: Object.entries(answer.fields).map(([name, value]) => ({ name, value: String(value) })),
      });
      const page = browser.page();
      const decision = await stage.hold({
        kind: 'question',
        at,
        question,
        page,
        draft: () => draftOf(planned),
      });
      const answer = decision.answer ?? planned;
      stage.recorder.record(draftOf(answer));
      return answer;
    },
    async end(ending) {
      await moved();
      const at = stage.name('end');
      const isOffered = (offer: string) => ending.offers.some(({ id }) => id === offer);
      const picked = stage.moves(at).find((move) => move.do === 'pick' && isOffered(move.offer));
      if (picked?.do === 'pick') return picked.offer;
      const { outcome, reason } = ending;
      const draft = () => ({ kind: 'end' as const, outcome, reason, state: stage.state() });
      const decision = await stage.hold({ kind: 'end', at, ending, draft });
      if (decision.pick !== undefined) return decision.pick;
      stage.recorder.record(draft());
      stage.finish();
      return new Promise<never>(() => {});
    },
  };
}

/** Lets the machine's own observers speak first. */
const moved = () => Promise.resolve();

function plannedAnswer(stage: Stage, at: string): Answer | undefined {
  const move = stage.moves(at).find((candidate) => candidate.do === 'answer');
  return (
    move && {
      form: move.form,
      fields: move.fields,
      ...(move.button !== undefined && { button: move.button }),
    }
  );
}
