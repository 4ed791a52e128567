import { useEffect, useRef } from 'react';
import type { Walk } from './use-walk.ts';

/** Ties the walk to the step in the address: a link opens at its step, and the address follows the walk. */
export function useStepLink(walk: Walk, step: number | undefined, onStep: (step: number) => void): void {
  const present = walk.model.event(walk.seq)?.step ?? 0;
  /** The step that the address is known to name; another one was typed or linked to. */
  const named = useRef<number | undefined>(undefined);
  const { toStep } = walk;

  useEffect(() => {
    if (step === undefined || step === named.current) return;
    named.current = step;
    if (step !== present) toStep(step);
  }, [step, present, toStep]);

  useEffect(() => {
    if (present === 0 || present === named.current) return;
    named.current = present;
    onStep(present);
  }, [present, onStep]);
}
