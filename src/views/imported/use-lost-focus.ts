import { type RefObject, useEffect, useRef } from 'react';

/** Where the focus is gone together with what had it, when `place` changes, it goes to the heading of what is there now. */
export function useLostFocus(root: RefObject<HTMLElement | null>, place: unknown): void {
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    // After the new screen is painted: to move the focus lays out all of it, which would make the task that draws it a long one.
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(take);
    });
    function take() {
      const active = document.activeElement;
      if (active === null || active === document.body)
        root.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [root, place]);
}
