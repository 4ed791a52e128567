import type { Score } from '../../guide/quiz/attempts.ts';
import { attempt, type Done } from '../saved/kept-list.ts';

/** The scores of all runs by flow, kept in this browser. Nothing here throws; what did not work says so in a sentence. */
export interface ScoreStore {
  read(): Scores;
  /** Counts one more answer. */
  count(flow: string, right: boolean): Done;
  /** Forgets all scores. */
  reset(): Done;
}

/** By flow id. Where they cannot be read, none, and why. */
export interface Scores {
  readonly flows: Readonly<Record<string, Score>>;
  readonly problem?: string;
}

const VERSION = 1;
/** More flows than there are, so that a foreign document stays small. */
const MAX_FLOWS = 50;

const BLOCKED = "This browser's storage is blocked for this page: only the score of this run is counted.";
const FULL = "This browser's storage is full: only the score of this run is counted.";
const DAMAGED = 'The kept score could not be read; it starts anew.';

/** The scores under a key of a storage. `storage` is asked each time, because the getter of `localStorage` throws where it is blocked. */
export function openScoreStore(storage: () => Storage, key: string): ScoreStore {
  const read = (): Scores => {
    try {
      return scoresIn(storage().getItem(key));
    } catch {
      return { flows: {}, problem: BLOCKED };
    }
  };
  return {
    read,
    count(flow, right) {
      const { flows } = read();
      const before = Object.hasOwn(flows, flow) ? flows[flow] : undefined;
      const score = { right: (before?.right ?? 0) + (right ? 1 : 0), asked: (before?.asked ?? 0) + 1 };
      const document = { version: VERSION, flows: { ...flows, [flow]: score } };
      return inWords(attempt(() => storage().setItem(key, JSON.stringify(document))));
    },
    reset: () => inWords(attempt(() => storage().removeItem(key))),
  };
}

/** The sentences of the saved runs speak of runs. */
function inWords(done: Done): Done {
  if (done.done) return done;
  return { done: false, problem: /full/.test(done.problem) ? FULL : BLOCKED };
}

function scoresIn(text: string | null): Scores {
  if (text === null) return { flows: {} };
  try {
    const document: unknown = JSON.parse(text);
    if (isRecord(document) && document['version'] === VERSION && isRecord(document['flows'])) {
      const flows = Object.entries(document['flows']).slice(0, MAX_FLOWS).flatMap(scoreIn);
      return { flows: Object.fromEntries(flows) };
    }
  } catch {
    // No JSON: the same as a wrong shape.
  }
  return { flows: {}, problem: DAMAGED };
}

function scoreIn([flow, value]: readonly [string, unknown]): [string, Score][] {
  if (!isRecord(value)) return [];
  const { right, asked } = value;
  return isCount(right) && isCount(asked) && right <= asked ? [[flow, { right, asked }]] : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
