import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenedStore } from './opened.ts';
import type { GivenText, Progress, TraceServices } from './services.ts';

/** What the place to open something is at. */
export type Reading =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly names: string; readonly progress: Progress }
  /** It could not be opened; what was open still is. */
  | { readonly kind: 'failed'; readonly names: string; readonly problems: readonly string[] };

/** Opens what is given, and says how far it is. What is open stays open whatever comes of it. */
export function useReading(services: TraceServices, store: OpenedStore) {
  const [reading, setReading] = useState<Reading>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setReading({ kind: 'idle' });
  }, []);

  useEffect(() => () => running.current?.abort(), []);

  const read = useCallback(
    async (given: readonly GivenText[]) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      const names = given.map(({ name }) => name).join(', ');
      setReading({ kind: 'reading', names, progress: { done: 0, doing: 'Reading' } });
      const hear = (progress: Progress) => {
        if (!abort.signal.aborted) setReading({ kind: 'reading', names, progress });
      };
      const problems = await services.read(given, hear, abort.signal).then(
        (result) => {
          const found = result.imported.traces.length > 0;
          if (found && !abort.signal.aborted) store.open(names, result);
          return found ? [] : result.imported.problems.map(({ text }) => text);
        },
        (error: unknown) => [error instanceof Error ? error.message : String(error)],
      );
      if (abort.signal.aborted) return false;
      running.current = undefined;
      setReading(problems.length === 0 ? { kind: 'idle' } : { kind: 'failed', names, problems });
      return problems.length === 0;
    },
    [services, store],
  );
  return { reading, read, cancel };
}
