import { type AnyStateMachine, createActor } from 'xstate';
import { createBrowser } from '../browser/browser.ts';
import type { Flow, Page } from '../flows/contract.ts';
import { deaf } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { appHome, spa } from './demo.ts';
import { exchange } from './exchange.ts';
import type { Gate } from './gate.ts';
import { createGiven, type Journey } from './given.ts';
import type { Move, Recipe } from './recipe.ts';
import { earlierSession, signInBefore } from './session.ts';
import { createStage, type Stage } from './stage.ts';

/** A performance under way. */
export interface Performance {
  readonly stage: Stage;
  /** The flow's machine as it runs here, for a view of its states. */
  readonly machine: AnyStateMachine;
  /** The page that is open before the walk begins. */
  readonly opening: Page;
  /** Resolves when the end is recorded. */
  readonly done: Promise<void>;
  /** Stops it where it stands; `done` then never resolves. */
  stop(): void;
}

/** Starts to perform a recipe: machine, browser and servers go until the gate holds them. */
export async function startPerformance(
  recipe: Recipe,
  flow: Flow,
  gate: Gate,
  moves: () => readonly Move[],
): Promise<Performance> {
  const stage = createStage(recipe, flow, gate, moves);
  const journey: Journey = { refusedBy: undefined };
  const options = { ...flow.defaults, ...recipe.options };
  let begun = false;
  const browser = createBrowser({
    clock: stage.world.clock,
    async transport(request) {
      if (!begun) return unrecorded(stage, request);
      const { response, url, refusedBy } = await exchange(stage, {
        request,
        from: 'browser',
        channel: 'front',
      });
      journey.refusedBy ??= refusedBy;
      return { ...response, url };
    },
  });
  await signInBefore(browser, earlierSession(options.session), String(options.scope ?? ''));
  await browser.navigate(appHome);
  const opening = browser.page();
  begun = true;
  const machine = flow.machine(createGiven(stage, browser, journey), spa, options);
  const actor = createActor(machine);
  actor.subscribe((snapshot) => stage.moveTo(String(snapshot.value)));
  actor.start();
  return { stage, machine, opening, done: stage.done, stop: () => actor.stop() };
}

/** What happened before the walk is no part of the flow: the app's page is open, and maybe somebody is signed in. */
async function unrecorded(stage: Stage, request: HttpRequest): Promise<HttpResponse> {
  const server = stage.world.serverAt(request.url);
  return server ? server.handle(request, deaf) : { status: 0, headers: [], body: '' };
}
