import { readRecord } from './kept-run.ts';

/** What became of a change: done, or a sentence that says why not. */
export type Done = { readonly done: true } | { readonly done: false; readonly problem: string };

/** What a list holds. */
export interface Listing<T> {
  readonly runs: readonly T[];
  /** Why none can be read, in a sentence. */
  readonly problem?: string;
  /** How many of them cannot be read; they stay where they are. */
  readonly unreadable: number;
}

/** A list of runs in a browser's storage. It is read anew before each change: another tab may have changed it. */
export interface KeptList<T> {
  read(): Listing<T>;
  /** Replaces what can be read by what `to` makes of it, or keeps all as it is for the sentence that `to` returns. */
  change(to: (runs: readonly T[]) => readonly T[] | string): Done;
  /** The text of what cannot be read; `undefined` where all can. */
  damage(): string | undefined;
  /** Throws away what cannot be read, and nothing else. */
  discardDamage(): Done;
}

/** The version of the stored document. */
const VERSION = 1;

/** Why nothing can be kept, in words. */
export const problems = {
  blocked:
    "This browser's storage is blocked for this page, so no run can be saved here. Save it as a file instead.",
  full: "This browser's storage is full: delete a saved run, or save this one as a file.",
  damaged:
    'The runs that this browser keeps are damaged and cannot be read. No run is saved here until they are discarded.',
  later:
    'The runs that this browser keeps are of a later version of Grant Tour. Load the page again to get that version.',
} as const;

/** What stands in storage: `runs` as they are there, each of them readable or not; or why there are none. */
type Stored = { readonly text: string | null } & (
  | { readonly runs: readonly unknown[] }
  | { readonly problem: string }
);

/**
 * A list under a key of a storage. `storage` may throw, as the getter of `localStorage` does where it is blocked; nothing here
 * ever throws. `readRun` throws for what is no run.
 */
export function keptList<T>(
  storage: () => Storage,
  key: string,
  readRun: (value: unknown) => T,
): KeptList<T> {
  const parsed = (value: unknown): { readonly run: T } | undefined => {
    try {
      return { run: readRun(value) };
    } catch {
      return undefined;
    }
  };
  const isUnreadable = (value: unknown) => parsed(value) === undefined;
  const readable = (values: readonly unknown[]) =>
    values.flatMap((value) => {
      const known = parsed(value);
      return known ? [known.run] : [];
    });
  const stored = (): Stored => {
    let text: string | null;
    try {
      text = storage().getItem(key);
    } catch {
      return { text: null, problem: problems.blocked };
    }
    return { text, ...runsIn(text) };
  };
  const isDamaged = (now: Stored) => 'problem' in now && now.problem === problems.damaged;
  const write = (runs: readonly unknown[]): Done =>
    attempt(() => storage().setItem(key, JSON.stringify({ version: VERSION, runs })));

  return {
    read() {
      const now = stored();
      if ('problem' in now) return { runs: [], problem: now.problem, unreadable: 0 };
      const runs = readable(now.runs);
      return { runs, unreadable: now.runs.length - runs.length };
    },
    change(to) {
      const now = stored();
      if ('problem' in now) return failed(now.problem);
      const after = to(readable(now.runs));
      return typeof after === 'string' ? failed(after) : write([...after, ...now.runs.filter(isUnreadable)]);
    },
    damage() {
      const now = stored();
      if (isDamaged(now)) return now.text ?? undefined;
      const bad = 'runs' in now ? now.runs.filter(isUnreadable) : [];
      return bad.length > 0 ? JSON.stringify(bad, null, 2) : undefined;
    },
    discardDamage() {
      const now = stored();
      if (isDamaged(now)) return attempt(() => storage().removeItem(key));
      if ('problem' in now) return failed(now.problem);
      if (!now.runs.some(isUnreadable)) return { done: true };
      return write(now.runs.filter((value) => !isUnreadable(value)));
    },
  };
}

/** Does something to a storage, and says in a sentence what went wrong. */
export function attempt(act: () => void): Done {
  try {
    act();
    return { done: true };
  } catch (error) {
    if (isFull(error)) return failed(problems.full);
    if (error instanceof Error && error.name === 'SecurityError') return failed(problems.blocked);
    return failed(
      `This browser did not keep the run. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const failed = (problem: string): Done => ({ done: false, problem });

/** Every browser's way to say that there is no more room. */
const isFull = (error: unknown): boolean =>
  error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);

function runsIn(text: string | null): { readonly runs: readonly unknown[] } | { readonly problem: string } {
  if (text === null) return { runs: [] };
  try {
    const { version, runs } = readRecord(JSON.parse(text), '$');
    if (typeof version === 'number' && version > VERSION) return { problem: problems.later };
    if (version === VERSION && Array.isArray(runs)) return { runs };
  } catch {
    // No JSON, or no object: the same as a wrong shape.
  }
  return { problem: problems.damaged };
}
