import { useSyncExternalStore } from 'react';
import type { GivenText, ReadTrace } from './services.ts';

/** Something that is open, in a tab of its own. */
export interface OpenedTrace extends ReadTrace {
  readonly id: number;
  readonly name: string;
  /** What it was read from: whatever is added to it is read together with this. */
  readonly given: readonly GivenText[];
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
  open(given: readonly GivenText[], read: ReadTrace): void;
  /** Puts what was read of more texts in the place of an open one, and brings it to the front; opens it anew where that was closed. */
  replace(id: number, given: readonly GivenText[], read: ReadTrace): void;
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
  const open: OpenedStore['open'] = (given, read) => {
    last++;
    set({ traces: [...opened.traces, openedOf(last, given, read, opened.traces)], front: last });
  };
  return {
    get: () => opened,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    replace(id, given, read) {
      if (!opened.traces.some((trace) => trace.id === id)) return open(given, read);
      const others = opened.traces.filter((trace) => trace.id !== id);
      const next = openedOf(id, given, read, others);
      set({ traces: opened.traces.map((trace) => (trace.id === id ? next : trace)), front: id });
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

function openedOf(
  id: number,
  given: readonly GivenText[],
  { imported, diagnosis }: ReadTrace,
  others: readonly OpenedTrace[],
): OpenedTrace {
  const taken = new Set(others.map(({ name }) => name));
  const attempt = diagnosis.findings[0]?.attempt ?? 0;
  return { id, name: another(namesOf(given), taken), given, imported, diagnosis, attempt };
}

/** Whether all of it is a sample of ours. */
export const isSample = ({ given }: OpenedTrace): boolean => given.every(({ sample }) => sample === true);

/** What texts are called together. */
export function namesOf(given: readonly GivenText[]): string {
  const [first, ...more] = given;
  return more.length === 0 ? (first?.name ?? '') : `${first?.name} and ${more.length} more`;
}

/** A name that no other tab has: two pasted texts are told apart by their numbers. */
function another(name: string, taken: ReadonlySet<string>): string {
  let found = name;
  for (let number = 2; taken.has(found); number++) found = `${name} (${number})`;
  return found;
}

/** What is open, for a component. */
export const useOpened = (store: OpenedStore): Opened => useSyncExternalStore(store.subscribe, store.get);
