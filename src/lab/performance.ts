import { type AnyStateMachine, createActor } from 'xstate';
import { type Browser, createBrowser } from '../browser/browser.ts';
import type { AppConfiguration, Flow, FlowOptions, Page, ScreenLook, ScreenOf } from '../flows/contract.ts';
import { isFlowId } from '../flows/index.ts';
import { audienceOf } from '../flows/kit/request-options.ts';
import { readOptions } from '../flows/option.ts';
import { deaf } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { type DemoApp, demoApp } from './apps.ts';
import { exchange } from './exchange.ts';
import type { Gate } from './gate.ts';
import { createGiven, type Journey } from './given.ts';
import { type MishapPlan, mishapPlan } from './mishaps.ts';
import type { Move, Recipe } from './recipe.ts';
import { RecipeError } from './recipes.ts';
import { type AskedBefore, earlierOf, signInBefore } from './session.ts';
import { createStage, type Stage } from './stage.ts';

/** A performance under way. */
export interface Performance {
  readonly stage: Stage;
  /** The flow's machine as it runs here, for a view of its states. */
  readonly machine: AnyStateMachine;
  /** The screens of this walk, from left to right. */
  readonly screens: readonly ScreenLook[];
  /** The pages that are open before the walk begins. */
  readonly opening: Readonly<Partial<Record<ScreenOf, Page>>>;
  /** Resolves when the end is recorded. */
  readonly done: Promise<void>;
  /** Stops it where it stands; `done` then never resolves. */
  stop(): void;
}

/**
 * Starts to perform a recipe: machine, browser and servers go until the gate holds them.
 * @throws {RecipeError} if no app plays in the flow.
 */
export async function startPerformance(
  recipe: Recipe,
  flow: Flow,
  gate: Gate,
  moves: () => readonly Move[],
): Promise<Performance> {
  if (!isFlowId(flow.id)) throw new RecipeError(`$.flow: no app plays in ${JSON.stringify(flow.id)}`);
  const plan = mishapPlan(readOptions(flow.options, recipe.options));
  const options = readOptions(flow.options, { ...recipe.options, ...plan.options });
  const app = await demoApp(flow.id, options);
  // Planned time passes before somebody can add to it; what somebody did otherwise comes before what was planned.
  const planned = (wait: boolean) => plan.moves.filter((move) => (move.do === 'wait') === wait);
  const [waits, others] = [planned(true), planned(false)];
  const allMoves = () => [...waits, ...moves(), ...others];
  const stage = createStage(recipe, flow, gate, allMoves, { app, options });
  const journey: Journey = { refusedBy: undefined, rest: undefined };
  const browser = await openBrowser(stage, journey, app, options);
  const opening = {
    ...(app.home && { browser: browser.page() }),
    ...(stage.screen() && { app: stage.screen() }),
  };
  const given = createGiven(stage, browser, journey);
  const machine = flow.machine(given, armed(app.configuration, plan, recipe), options);
  const actor = createActor(machine);
  actor.subscribe((snapshot) => stage.moveTo(String(snapshot.value)));
  actor.start();
  return {
    ...{ stage, machine, done: stage.done, stop: () => actor.stop() },
    screens: flow.screens(options),
    opening: opening as Performance['opening'],
  };
}

/** The app as it runs: with its protections, and maybe with a secret that is not the registered one. */
function armed(app: AppConfiguration, { wrongSecret }: MishapPlan, recipe: Recipe): AppConfiguration {
  const { credentials } = app;
  const protections = { ...app.protections, ...recipe.protections.app };
  if (!wrongSecret || !('secret' in credentials)) return { ...app, protections };
  return { ...app, protections, credentials: { ...credentials, secret: 'not-the-registered-secret' } };
}

/** What happened before the walk is no part of the flow: the app's page is open, and maybe somebody is signed in. */
async function openBrowser(
  stage: Stage,
  journey: Journey,
  app: DemoApp,
  options: FlowOptions,
): Promise<Browser> {
  let begun = false;
  const browser = createBrowser({
    clock: stage.world.clock,
    async transport(request) {
      if (!begun) return unrecorded(stage, request);
      const outgoing = { request, from: 'browser', channel: 'front' } as const;
      const { response, url, refusedBy } = await exchange(stage, outgoing);
      journey.refusedBy ??= refusedBy;
      return { ...response, url };
    },
  });
  await signInBefore(browser, app, earlierOf(options), askedBefore(options, app));
  if (app.home === undefined) browser.load({ url: 'about:blank', status: 0, html: '', name: '' });
  else await browser.navigate(app.home);
  begun = true;
  return browser;
}

function askedBefore(
  { responseType = '', scope = '', audience = 'none' }: FlowOptions,
  { configuration }: DemoApp,
): AskedBefore {
  const known = audience === 'none' || audience === 'unknown' ? audience : 'api';
  return {
    ...{ responseType: String(responseType), scope: String(scope) },
    audience: audienceOf(known, configuration.audience),
  };
}

async function unrecorded(stage: Stage, request: HttpRequest): Promise<HttpResponse> {
  const host = stage.world.serverAt(request.url);
  return host ? host.aside(request, deaf) : { status: 0, headers: [], body: '' };
}
