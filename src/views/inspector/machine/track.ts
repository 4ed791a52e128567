import type { TraceModel } from '../../../trace/index.ts';
import type { MachineMap, MappedState } from './machine-map.ts';
import { type Moves, movesUpTo, type States } from './moves.ts';

/** A state as the track draws it. */
export interface TrackState {
  readonly name: string;
  readonly present: boolean;
  /** How often the machine came here; a state that only decides counts each time that it was passed. */
  readonly visits: number;
  /** The walk went past it: it is on the path, and a later state of the path was visited without it. */
  readonly skipped: boolean;
  /** States beside the path that this one leads to and that come back to it, such as a second try. */
  readonly detours: readonly TrackState[];
  /** The failures that this state can lead to. */
  readonly failures: readonly TrackFailure[];
}

/** A failure that a state can lead to. */
export interface TrackFailure {
  readonly name: string;
  /** The machine went there from this state. */
  readonly taken: boolean;
  readonly present: boolean;
}

/** A machine as a vertical path with what branches off it. */
export interface Track {
  readonly path: readonly TrackState[];
  /** Failures that any state can lead to. */
  readonly anywhere: readonly TrackFailure[];
  /** The machine's state at the present event; `undefined` before its first. */
  readonly present: string | undefined;
  /** Whether the map has the present state. */
  readonly known: boolean;
}

/** The track of a machine at the present event. */
export function trackAt(map: MachineMap, model: TraceModel, seq: number): Track {
  const byName = new Map(map.states.map((state) => [state.name, state]));
  const moves = movesUpTo(model, seq, byName);
  const path = mainPath(map);
  const beside = detoursOf(map, path);
  const furthest = path.findLastIndex((name) => moves.visits.has(name));
  const state = (name: string, at = path.length): TrackState => ({
    name,
    present: moves.present === name,
    visits: moves.visits.get(name) ?? 0,
    skipped: at < furthest && !moves.visits.has(name),
    detours: (beside.get(name) ?? []).map((detour) => state(detour)),
    failures: failuresFrom(byName.get(name), byName, moves),
  });
  return {
    path: path.map(state),
    anywhere: (map.anywhere ?? []).map((name) => failure(name, moves, undefined)),
    present: moves.present,
    known: moves.present === undefined || byName.has(moves.present),
  };
}

function stepsFrom(state: MappedState | undefined, byName: States): string[] {
  return (state?.targets ?? []).filter((target) => byName.get(target)?.kind === 'step');
}

function failuresFrom(state: MappedState | undefined, byName: States, moves: Moves): TrackFailure[] {
  if (!state || state.kind === 'failure') return [];
  return state.targets
    .filter((target) => byName.get(target)?.kind === 'failure')
    .map((target) => failure(target, moves, state.name));
}

function failure(name: string, moves: Moves, from: string | undefined): TrackFailure {
  const taken = from === undefined ? moves.visits.has(name) : moves.taken.has(`${from}>${name}`);
  return { name, taken, present: taken && moves.present === name };
}

/**
 * The walk that goes well: from the initial state always to the next declared step that leads on to an end. What only
 * leads back (a second try) or only to failures is left beside the path.
 */
export function mainPath({ states, initial }: MachineMap): string[] {
  const order = new Map(states.map((state, at) => [state.name, at]));
  const byName = new Map(states.map((state) => [state.name, state]));
  const place = (name: string) => order.get(name) ?? -1;
  const later = (name: string) =>
    stepsFrom(byName.get(name), byName)
      .filter((target) => place(target) > place(name))
      .sort((a, b) => place(a) - place(b));
  const leadsOn = new Map<string, boolean>();
  for (const { name, end } of [...states].reverse())
    leadsOn.set(name, end === true || later(name).some((target) => leadsOn.get(target)));
  const path: string[] = [];
  for (let at: string | undefined = initial; at !== undefined && byName.has(at); ) {
    path.push(at);
    at = byName.get(at)?.end ? undefined : later(at).find((target) => leadsOn.get(target));
  }
  return path;
}

/** The steps beside the path, each below the state that it comes back to, or else the first that leads to it. */
function detoursOf({ states }: MachineMap, path: readonly string[]): Map<string, string[]> {
  const byName = new Map(states.map((state) => [state.name, state]));
  const detours = new Map<string, string[]>();
  const placed = new Set(path);
  const waiting = [...path];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    for (const target of stepsFrom(byName.get(name), byName)) {
      if (placed.has(target)) continue;
      const back = stepsFrom(byName.get(target), byName).find(
        (home) => placed.has(home) && byName.get(home)?.targets.includes(target),
      );
      const home = back ?? name;
      placed.add(target);
      waiting.push(target);
      detours.set(home, [...(detours.get(home) ?? []), target]);
    }
  }
  return detours;
}

/** Words of state names that have a spelling of their own. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  ['API', 'DPoP', 'ID', 'URI'].map((word) => [word.toLowerCase(), word]),
);

/** A state's name as words: `exchangingCode` becomes `exchanging code`. */
export function readableState(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) => SPELLED.get(word.toLowerCase()) ?? word.toLowerCase())
    .join(' ');
}
