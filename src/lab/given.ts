import type { createBrowser } from '../browser/browser.ts';
import type { Answer, Given, Landing, Task, Tools } from '../flows/contract.ts';
import { listener } from '../protocol/check.ts';
import { pace } from './clock.ts';
import { exchange } from './exchange.ts';
import { answerInWords, demoAnswer } from './person.ts';
import type { Stage } from './stage.ts';

/** Where the front channel leaves word of the check that refused a message on the present journey. */
export interface Journey {
  refusedBy: string | undefined;
  /** Where the browser will come to rest, while its request waits at the app. */
  rest: Promise<Landing> | undefined;
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

  /** Ends when the browser rests, or when its request waits at the app, whichever comes. */
  async function settle(rest: Promise<Landing>): Promise<Landing> {
    journey.rest = rest;
    const arrival = stage.world.appServer.arrival();
    const landing = await Promise.race([
      rest,
      arrival.then((arrived) => ({ page: browser.page(), arrived })),
    ]);
    return { ...landing, ...(journey.refusedBy !== undefined && { refusedBy: journey.refusedBy }) };
  }

  async function travel(go: () => Promise<Landing>): Promise<Landing> {
    await moved();
    journey.refusedBy = undefined;
    return settle(go());
  }

  return {
    clock: stage.world.clock,
    navigate: (url) => travel(() => browser.navigate(url)),
    submit: (answer) => travel(() => browser.submit(answer)),
    async respond(response) {
      await moved();
      journey.refusedBy = undefined;
      const answered = stage.world.appServer.answer(response);
      return answered && journey.rest ? settle(journey.rest) : { page: browser.page() };
    },
    async wait(seconds) {
      await moved();
      stage.pass(seconds);
      const whole = Math.ceil(seconds);
      await stage.look('work wait', {
        ...{ kind: 'work', by: 'app', name: 'wait', label: `Waits ${whole} s`, values: [], checks: [] },
      });
    },
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
      const own = stage.screen() !== undefined;
      if (shows !== undefined && own) stage.show(shows);
      else if (shows !== undefined) browser.load({ ...browser.page(), html: shows });
      stage.world.clock.advance(pace.work);
      const { name, label } = task;
      const { values, checks } = heard;
      await stage.look(`work ${name}`, {
        ...{ kind: 'work', by: 'app', name, label, values, checks },
        ...(shows !== undefined && { shows, ...(own && { on: 'app' }) }),
      });
      return result;
    },
    async ask(question) {
      await moved();
      const at = stage.name(`question ${question.name}`);
      const planned = plannedAnswer(stage, at) ?? demoAnswer(question, stage.options);
      const { on = 'browser' } = question;
      stage.world.clock.advance(pace.person);
      const draftOf = (answer: Answer) => ({
        kind: 'action' as const,
        by: 'user' as const,
        on,
        name: question.name,
        label: answerInWords(question, answer),
        values: Object.entries(answer.fields).map(([name, value]) => ({ name, value: String(value) })),
      });
      const page = (on === 'app' ? stage.screen() : undefined) ?? browser.page();
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
      if (picked?.do === 'pick') {
        stage.arrive(at, 'end');
        return picked.offer;
      }
      const { outcome, reason, error } = ending;
      const draft = () => ({
        ...{ kind: 'end' as const, outcome, reason, state: stage.state() },
        ...(error !== undefined && { error }),
      });
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
