import { createContext, useContext } from 'react';
import type { Selection } from '../selection.ts';

/** What everything inside the inspector is given. */
export interface Inspection {
  readonly selection: Selection;
  /** Opens the tab Tokens at a token. */
  showToken(token: string): void;
}

export const InspectionContext = createContext<Inspection | undefined>(undefined);

/** Opens the glossary at an entry, by its id; absent where there is none at hand. */
export const EntryContext = createContext<((id: string) => void) | undefined>(undefined);

/** The present inspection. */
export function useInspection(): Inspection {
  const inspection = useContext(InspectionContext);
  if (!inspection) throw new Error('useInspection belongs inside the Inspector');
  return inspection;
}
