import { type AnyStateMachine, createActor } from 'xstate';
import { createBrowser } from '../browser/browser.ts';
import type { Flow } from '../flows/contract.ts';
import { appHome, spa } from './demo.ts';
import { exchange } from './exchange.ts';
import type { Gate } from './gate.ts';
import { createGiven, type Journey } from './given.ts';
import type { Move, Recipe } from './recipe.ts';
import { createStage, type Stage } from './stage.ts';

/** A performance under way. */
export interface Performance {
  readonly stage: Stage;
  /** The flow's machine as it runs here, for a view of its states. */
  readonly machine: AnyStateMachine;
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
  const browser = createBrowser({
    clock: stage.world.clock,
    async transport(request) {
      const { response, url, refusedBy } = await exchange(stage, {
        request,
        from: 'browser',
        channel: 'front',
      });
      journey.refusedBy ??= refusedBy;
      return { ...response, url };
    },
  });
  await openApp(stage, browser);
  const options = { ...flow.defaults, ...recipe.options };
  const machine = flow.machine(createGiven(stage, browser, journey), spa, options);
  const actor = createActor(machine);
  actor.subscribe((snapshot) => stage.moveTo(String(snapshot.value)));
  actor.start();
  return { stage, machine, done: stage.done, stop: () => actor.stop() };
}

/** The app's page is open before the walk begins; how it came there is no part of the flow. */
async function openApp(stage: Stage, browser: ReturnType<typeof createBrowser>): Promise<void> {
  const request = { method: 'GET', url: appHome, headers: [] };
  const page = await stage.world.serverAt(appHome)?.handle(request, { check: () => {}, value: () => {} });
  browser.load({ url: appHome, status: 200, html: page?.body ?? '', name: 'app-signed-out' });
}
