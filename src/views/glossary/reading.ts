import { createContext, useContext } from 'react';
import type { Occurrence, Occurrences } from '../../guide/glossary/occurrences.ts';
import type { TraceEvent, TraceModel } from '../../trace/index.ts';
import type { Query } from './glossary-model.ts';
import type { Looked } from './showcase-runs.ts';

/** A flow's id. */
export type FlowId = Occurrence['flow'];

/** The reader's own run: the present one, or the one that was left last. */
export interface OwnRun {
  /** `In this run`. */
  readonly title: string;
  readonly model: TraceModel;
  readonly occurrences: Occurrences;
  /** The address of an event, where the run is elsewhere. */
  hrefOf?(at: { readonly step: number; readonly event: number }): string;
  /** Goes to an event, where the run is here. */
  select?(event: number): void;
  /** The present event, where the run is here. */
  readonly present?: TraceEvent | undefined;
}

/** What is shown, and the ways to other entries and lists. */
export interface Navigation {
  readonly query: Query;
  /** Goes there by a button, where no address says what is shown. */
  go(query: Query): void;
  /** Its address, where addresses say what is shown. */
  hrefOf?: ((query: Query) => string) | undefined;
}

/** The runs that show where words occur. Apart from {@link Navigation}: it grows while they are looked through, and no link changes then. */
export interface Reading {
  readonly own?: OwnRun | undefined;
  /** The runs of the tour, and the addresses of their events. */
  readonly tour?:
    | {
        readonly looked: Looked;
        runHref(flow: FlowId, options: Query, at?: { readonly step: number; readonly event: number }): string;
      }
    | undefined;
}

export const NavigationContext = createContext<Navigation | undefined>(undefined);
export const ReadingContext = createContext<Reading>({});

/** What the glossary shows, and the ways in it. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('useNavigation belongs inside a glossary');
  return navigation;
}

/** The runs that the glossary has at hand. */
export function useReading(): Reading {
  return useContext(ReadingContext);
}
