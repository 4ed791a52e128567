import { useEffect, useState } from 'react';

/**
 * Counts from 0 to `last`, one more after each paint: what is slow to draw comes a part at a time, each in a task of its own, and keys
 * are heard between them.
 */
export function useStages(last: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage >= last) return;
    let task: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // A task that starts in a frame runs after its paint.
      task = setTimeout(() => setStage(stage + 1));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [stage, last]);
  return stage;
}
