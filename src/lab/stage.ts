import type { Flow, FlowOptions, Occurrence, Page } from '../flows/contract.ts';
import type { Draft, RequestEvent, TraceEvent } from '../trace/events.ts';
import { createRecorder, type Recorder } from '../trace/recorder.ts';
import type { DemoApp } from './apps.ts';
import type { Decision, Gate, Stop } from './gate.ts';
import type { Edit, Move, Recipe, StopName } from './recipe.ts';
import { createWorld, type World } from './world.ts';

/** Where a run plays: the world, the recorder and the moves, with the names of the stops. */
export interface Stage {
  readonly world: World;
  readonly recorder: Recorder;
  readonly options: FlowOptions;
  /** What the app's own screen shows; `undefined` for an app whose screen is the browser. */
  screen(): Page | undefined;
  /** Puts a page on the app's own screen. */
  show(html: string): void;
  /** The name of the next stop of this kind: the first has it plain, the second ends in ` #2`. */
  name(plain: string): StopName;
  nextExchange(): string;
  moves(at: StopName): readonly Move[];
  edits(at: StopName): readonly Edit[];
  /** Moves the clock by so many seconds, and records it. */
  pass(seconds: number): void;
  /** Comes to a stop: moves the clock as the recipe says for it, and keeps where it stood. */
  arrive(at: StopName, kind: Stop['kind']): void;
  /** Arrives at a stop, and waits there until somebody says go on. */
  hold(stop: Stop): Promise<Decision>;
  /** Every stop so far, in order. */
  stops(): readonly PlacedStop[];
  /** Records something that was done, then holds so that it can be looked at. */
  look(plain: string, draft: Draft): Promise<TraceEvent>;
  /** The machine's present state, and its moves. */
  state(): string;
  moveTo(state: string): void;
  /** Called once the end is recorded; `done` resolves. */
  finish(): void;
  readonly done: Promise<void>;
}

/** A stop of a run, and the `seq` of its event: the one that waits there, or that is looked at. */
export interface PlacedStop {
  readonly at: StopName;
  readonly kind: Stop['kind'];
  readonly seq: number;
}

/** Who plays on a stage, and how the walk is set up. */
export interface Cast {
  readonly app: DemoApp;
  readonly options: FlowOptions;
}

/** Sets the stage for one performance of a recipe. `moves` is asked each time, so that a live run can add to it. */
export function createStage(
  recipe: Recipe,
  flow: Flow,
  gate: Gate,
  moves: () => readonly Move[],
  { app, options }: Cast,
): Stage {
  const world = createWorld(recipe, app, options);
  const recorder = createRecorder(flow.id, world.clock, (draft, before, request) =>
    flow.stepOf(occurrenceOf(draft, request), before),
  );
  const placed: PlacedStop[] = [];
  const counts = new Map<string, number>();
  let exchanges = 0;
  let state = '';
  let screen = app.screen === undefined ? undefined : ownPage(app.screen);
  let finish = () => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const stage: Stage = {
    world,
    recorder,
    options,
    screen: () => screen,
    show: (html) => {
      screen = ownPage(html);
    },
    name(plain) {
      const count = (counts.get(plain) ?? 0) + 1;
      counts.set(plain, count);
      return count === 1 ? plain : `${plain} #${count}`;
    },
    nextExchange: () => `x${++exchanges}`,
    moves: (at) => moves().filter((move) => move.at === at),
    edits: (at) => stage.moves(at).flatMap((move) => (move.do === 'edit' ? move.edits : [])),
    pass(seconds) {
      const before = world.clock.now();
      world.clock.advance(seconds * 1000);
      recorder.record({ kind: 'time', seconds: (world.clock.now() - before) / 1000 });
    },
    arrive(at, kind) {
      // What is looked at is recorded already; time that passes there comes after it.
      if (kind === 'look') placed.push({ at, kind, seq: recorder.length() - 1 });
      for (const move of stage.moves(at)) if (move.do === 'wait') stage.pass(move.seconds);
      if (kind !== 'look') placed.push({ at, kind, seq: recorder.length() });
    },
    hold(stop) {
      stage.arrive(stop.at, stop.kind);
      return gate.hold(stop);
    },
    stops: () => placed,
    async look(plain, draft) {
      const at = stage.name(plain);
      const event = recorder.record(draft);
      await stage.hold({ kind: 'look', at });
      return event;
    },
    state: () => state,
    moveTo(next) {
      if (next === state) return;
      recorder.record({ kind: 'state', from: state, to: next });
      state = next;
    },
    finish: () => finish(),
    done,
  };
  return stage;
}

/** What a flow tells a step from, out of a draft and the request of its exchange. */
function occurrenceOf(draft: Draft, request: RequestEvent | undefined): Occurrence {
  if (draft.kind === 'request') return { ...draft, request: draft.message };
  if (draft.kind === 'state') return { kind: 'state', name: draft.to };
  const asked = request && { request: request.message, channel: request.channel };
  if (draft.kind === 'response') return { ...draft, ...asked, response: draft.message };
  return draft.kind === 'work' ? { ...draft, ...asked } : draft;
}

/** A page of the app's own screen: no address leads to it. */
const ownPage = (html: string): Page => ({ url: '', status: 200, html, name: '' });
