import { useEffect, useState } from 'react';

/**
 * A value that follows another one frame later: what shows the value itself is painted first, and what is slow to draw
 * comes after. A value that is replaced before its frame is skipped.
 */
export function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // A task that starts in a frame runs after its paint.
      task = setTimeout(() => setShown(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [value]);
  return shown;
}
