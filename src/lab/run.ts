import type { AnyStateMachine } from 'xstate';
import type { Answer, Flow, Page, ScreenLook, ScreenOf } from '../flows/contract.ts';
import { loadFlow } from '../flows/index.ts';
import type { Trace } from '../trace/events.ts';
import type { Decision, Stop } from './gate.ts';
import { type Performance, startPerformance } from './performance.ts';
import type { Edit, Move, Recipe, StopName } from './recipe.ts';
import { RecipeError, readRecipe } from './recipes.ts';
import { type RunSnapshot, snapshotOf } from './run-snapshot.ts';

/** A run that a person steps through. */
export interface Run {
  readonly flow: Flow;
  /** The flow's machine as it runs here. */
  readonly machine: AnyStateMachine;
  /** The screens of this walk, from left to right. */
  readonly screens: readonly ScreenLook[];
  /** The pages that are open before the walk begins; no event tells of them. */
  readonly opening: Readonly<Partial<Record<ScreenOf, Page>>>;
  /** The recipe as it is now, with every move that was made. */
  recipe(): Recipe;
  snapshot(): RunSnapshot;
  /** Calls back after each change; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  /**
   * Goes on to the next stop. At a question the demo user answers; at the end nothing happens. Pressed while the servers
   * still work, it is remembered.
   */
  next(): void;
  /** Goes on, the demo user answering, until a stop satisfies `enough` or the end is reached. */
  advance(enough: (snapshot: RunSnapshot) => boolean): Promise<void>;
  /** Answers the question that the run waits at. Ignored at any other time. */
  answer(answer: Answer): void;
  /** Gives the held message these edits instead of those that it has; resolves once the snapshot shows them. Ignored at any other stop. */
  edit(edits: readonly Edit[]): Promise<void>;
  /** Lets so many seconds pass at the present stop. */
  wait(seconds: number): void;
  /** Picks an offer at the end. Ignored at any other time. */
  pick(offer: string): void;
  /** Ends the run where it stands. */
  stop(): void;
}

interface Held {
  readonly stop: Stop;
  readonly decide: (decision: Decision) => void;
}

/**
 * Starts a run of a recipe and brings it to its first stop.
 * @throws {RecipeError} if it is no recipe, or its flow is unknown.
 */
export async function startRun(given: Recipe): Promise<Run> {
  const recipe = readRecipe(given);
  const flow = await loadFlow(recipe.flow);
  if (!flow) throw new RecipeError(`$.flow: no flow is called ${JSON.stringify(recipe.flow)}`);

  let moves: readonly Move[] = recipe.moves;
  let held: Held | undefined;
  let performance: Performance | undefined;
  /** Presses of Next that came while nothing was held. */
  let remembered = 0;
  let stopped = false;
  const listeners = new Set<() => void>();
  const empty: Trace = { version: 1, flow: flow.id, events: [] };
  let snapshot = snapshotOf(empty, undefined, undefined);

  const changed = () => {
    snapshot = snapshotOf(performance?.stage.recorder.trace() ?? empty, held?.stop, performance);
    for (const listener of listeners) listener();
  };
  const gate = {
    hold: (stop: Stop) =>
      new Promise<Decision>((decide) => {
        if (stopped) return;
        held = { stop, decide };
        changed();
        if (remembered > 0) {
          remembered--;
          next();
        }
      }),
  };
  /** What was done here takes the place of what the recipe had planned. */
  const replan = (at: StopName, kind: Move['do'], move: Move | undefined) => {
    moves = [...moves.filter((old) => old.at !== at || old.do !== kind), ...(move ? [move] : [])];
  };
  const release = (decision: Decision, move?: Move) => {
    if (!held) return;
    const { decide } = held;
    held = undefined;
    if (move) replan(move.at, move.do, move);
    // The snapshot stays as it is until the next stop, so that nothing flickers between two.
    decide(decision);
  };
  const next = () => {
    if (!held) remembered++;
    else if (held.stop.kind === 'end') remembered = 0;
    else release({});
  };
  const nextChange = () =>
    new Promise<void>((resolve) => {
      const once = () => {
        listeners.delete(once);
        resolve();
      };
      listeners.add(once);
    });

  performance = await startPerformance(recipe, flow, gate, () => moves);
  // The first stop may have been reached before the performance was known here, or take a moment yet.
  if (held) changed();
  else await nextChange();
  return {
    flow,
    machine: performance.machine,
    screens: performance.screens,
    opening: performance.opening,
    recipe: () => ({ ...recipe, moves }),
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    next,
    async advance(enough) {
      // While nothing is held, the snapshot is of a stop that is already left: only the next one counts.
      while (!stopped) {
        if (held && (held.stop.kind === 'end' || enough(snapshot))) return;
        const change = nextChange();
        if (held) release({});
        await change;
      }
    },
    answer(answer) {
      if (held?.stop.kind !== 'question') return;
      release({ answer }, { at: held.stop.at, do: 'answer', ...answer });
    },
    async edit(edits) {
      const mine = held;
      if (mine?.stop.kind !== 'message') return;
      const { at, revise } = mine.stop;
      replan(at, 'edit', edits.length === 0 ? undefined : { at, do: 'edit', edits });
      await revise();
      if (held === mine) changed();
    },
    wait(seconds) {
      if (!held || !(seconds >= 0)) return;
      moves = [...moves, { at: held.stop.at, do: 'wait', seconds }];
      performance?.stage.pass(seconds);
      changed();
    },
    pick(offer) {
      if (held?.stop.kind !== 'end' || !held.stop.ending.offers.some(({ id }) => id === offer)) return;
      release({ pick: offer }, { at: held.stop.at, do: 'pick', offer });
    },
    stop() {
      stopped = true;
      held = undefined;
      performance?.stop();
      // Whoever waits for a change waits for nothing more.
      for (const listener of listeners) listener();
    },
  };
}
