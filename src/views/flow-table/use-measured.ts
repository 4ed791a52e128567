import { useEffect, useState } from 'react';
import { type FlowId, flowIds } from '../../guide/compare/facts.ts';
import { type MeasuredFlow, measureFlow } from './measured-flow.ts';

/** The flows that are measured so far, and why others could not be. */
export interface Measured {
  readonly flows: ReadonlyMap<FlowId, MeasuredFlow>;
  readonly failed: ReadonlyMap<FlowId, string>;
}

/** A run is the same each time, so each flow is measured once for as long as the page is open. */
const kept = new Map<FlowId, MeasuredFlow>();

/** Measures all flows, one after the other, and lets the page breathe in between. */
export function useMeasured(): Measured {
  const [measured, setMeasured] = useState<Measured>({ flows: new Map(kept), failed: new Map() });
  useEffect(() => {
    let gone = false;
    measureAll(
      () => gone,
      (failed) => setMeasured({ flows: new Map(kept), failed }),
    );
    return () => {
      gone = true;
    };
  }, []);
  return measured;
}

async function measureAll(
  isGone: () => boolean,
  tell: (failed: ReadonlyMap<FlowId, string>) => void,
): Promise<void> {
  const failed = new Map<FlowId, string>();
  for (const id of flowIds) {
    if (kept.has(id)) continue;
    await breath();
    if (isGone()) return;
    try {
      kept.set(id, await measureFlow(id));
    } catch (error) {
      failed.set(id, error instanceof Error ? error.message : String(error));
    }
    if (!isGone()) tell(new Map(failed));
  }
}

const breath = () => new Promise<void>((resolve) => setTimeout(resolve));
