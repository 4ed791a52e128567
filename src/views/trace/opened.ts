import { useSyncExternalStore } from 'react';
import type { ReadTrace } from './services.ts';

/** Something that is open, in a tab of its own. */
export interface OpenedTrace extends ReadTrace {
  readonly id: number;
  readonly name: string;
  /** Which attempt its reader looks at, from 0. */
  readonly attempt: number;
}

/** What is open, and the tab in front: an opened trace's id, or `undefined` for the place to open more. */
export interface Opened {
  readonly traces: readonly OpenedTrace[];
  readonly front: number | undefined;
}

/** Everything that is open. It lives as long as the page: traces hold passwords and tokens, so nothing of them is stored. */
export interface OpenedStore {
  get(): Opened;
  subscribe(listener: () => void): () => void;
  /** Puts one more in front. */
  open(name: string, read: ReadTrace): void;
  close(id: number): void;
  /** Brings a tab to the front. */
  show(id: number | undefined): void;
  look(id: number, attempt: number): void;
}

/** A store with nothing open. */
export function createOpened(): OpenedStore {
  let opened: Opened = { traces: [], front: undefined };
  let last = 0;
  const listeners = new Set<() => void>();
  const set = (next: Opened) => {
    opened = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => opened,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(name, read) {
      last++;
      const { imported, diagnosis } = read;
      const attempt = diagnosis.findings[0]?.attempt ?? 0;
      set({ traces: [...opened.traces, { id: last, name, imported, diagnosis, attempt }], front: last });
    },
    close(id) {
      const at = opened.traces.findIndex((trace) => trace.id === id);
      const traces = opened.traces.filter((trace) => trace.id !== id);
      const neighbour = traces[Math.min(Math.max(at, 0), traces.length - 1)];
      set({ traces, front: opened.front === id ? neighbour?.id : opened.front });
    },
    show: (front) => set({ ...opened, front }),
    look: (id, attempt) =>
      set({
        ...opened,
        traces: opened.traces.map((trace) => (trace.id === id ? { ...trace, attempt } : trace)),
      }),
  };
}

/** What is open, for a component. */
export const useOpened = (store: OpenedStore): Opened => useSyncExternalStore(store.subscribe, store.get);
