import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileReport, Imported } from '../../trace/index.ts';
import { namesOf, type OpenedStore } from './opened.ts';
import type { GivenText, Progress, TraceServices } from './services.ts';

/** What the place to open something is at. */
export type Reading =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly names: string; readonly progress: Progress }
  /** It could not be opened; what was open still is. */
  | { readonly kind: 'failed'; readonly names: string; readonly problems: readonly string[] };

/** Texts that somebody gave, and the open trace that they are to be added to. */
interface Wanted {
  readonly given: readonly GivenText[];
  readonly into: number | undefined;
}

/**
 * Opens what is given, and says how far it is. What is given meanwhile waits its turn. What is open stays open whatever comes of it.
 */
export function useReading(services: TraceServices, store: OpenedStore) {
  const [reading, setReading] = useState<Reading>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  const waiting = useRef<Wanted[]>([]);
  const into = useRef<number>(undefined);

  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    waiting.current = [];
  }, []);
  useEffect(() => stop, [stop]);

  const cancel = useCallback(() => {
    stop();
    setReading({ kind: 'idle' });
    // Whoever gives up adding to a trace wants that trace again.
    if (into.current !== undefined) store.show(into.current);
  }, [stop, store]);

  const read = useCallback(
    async (given: readonly GivenText[], to?: number) => {
      if (given.length === 0) return;
      waiting.current.push({ given, into: to });
      if (running.current) return;
      const abort = new AbortController();
      running.current = abort;
      const failed: { names: string; problems: readonly string[] }[] = [];
      for (let next = waiting.current.shift(); next; next = waiting.current.shift()) {
        const names = namesOf(next.given);
        into.current = next.into;
        const hear = (progress: Progress) => {
          if (!abort.signal.aborted) setReading({ kind: 'reading', names, progress });
        };
        hear({ done: 0, doing: 'Reading' });
        const problems = await readOne(next, { services, store, hear, signal: abort.signal });
        if (abort.signal.aborted) return;
        if (problems.length > 0) failed.push({ names, problems });
      }
      running.current = undefined;
      // Whatever failed must be seen, also where something else came to the front meanwhile.
      if (failed.length > 0) store.show(undefined);
      setReading(
        failed.length === 0
          ? { kind: 'idle' }
          : {
              kind: 'failed',
              names: failed.map(({ names }) => names).join(', '),
              problems: failed.flatMap(({ problems }) => problems),
            },
      );
    },
    [services, store],
  );
  return { reading, read, cancel };
}

/** Reads one set of texts and opens it; what it says is why it could not. */
async function readOne(
  { given, into }: Wanted,
  {
    services,
    store,
    hear,
    signal,
  }: {
    readonly services: TraceServices;
    readonly store: OpenedStore;
    hear(progress: Progress): void;
    readonly signal: AbortSignal;
  },
): Promise<readonly string[]> {
  const before = store.get().traces.find(({ id }) => id === into)?.given ?? [];
  const all = [...before, ...given];
  try {
    const read = await services.read(all, hear, signal);
    const problems = problemsOf(read.imported, before.length);
    if (signal.aborted || problems.length > 0) return problems;
    // What came out of the worker was unpacked in this task; drawing it is another's.
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return [];
    if (into === undefined) store.open(all, read);
    else store.replace(into, all, read);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Why nothing of the files from the `first` on can be shown; nothing where some of it can. */
export function problemsOf({ traces, files, problems }: Imported, first: number): readonly string[] {
  const added = files.slice(first);
  const shown = first === 0 ? traces.length > 0 : added.some(holdsSomething);
  if (shown) return [];
  const told = problems.filter(({ file }) => file >= first).map(({ text }) => text);
  return told.length > 0 ? told : ['Nothing in it belongs to a flow.'];
}

/** A pasted token is no entry. */
const holdsSomething = ({ used, kind }: FileReport): boolean => used > 0 || kind === 'JWT';
