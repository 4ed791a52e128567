import { useEffect, useState } from 'react';
import { loadFlow, type Step } from '../../lab/index.ts';
import { isNumberedFlow } from '../../protocol/steps/tables.ts';

/** A flow's steps: `undefined` while they are loaded, none where the flow is not one of those that are numbered, or could not be loaded. */
export function useFlowSteps(flow: string): readonly Step[] | undefined {
  const [loaded, setLoaded] = useState<{ readonly flow: string; readonly steps: readonly Step[] }>();
  useEffect(() => {
    if (!isNumberedFlow(flow)) return;
    let gone = false;
    const take = (steps: readonly Step[]) => !gone && setLoaded({ flow, steps });
    loadFlow(flow).then(
      (found) => take(found?.steps ?? []),
      () => take([]),
    );
    return () => {
      gone = true;
    };
  }, [flow]);
  if (!isNumberedFlow(flow)) return none;
  return loaded?.flow === flow ? loaded.steps : undefined;
}

const none: readonly Step[] = [];
