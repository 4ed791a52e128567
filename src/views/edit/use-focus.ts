import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Puts the focus on an element of an editor once it is drawn, by its `data-focus`. On opening that is the first field.
 */
export function useFocus(root: RefObject<HTMLElement | null>): (id: string | undefined) => void {
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('textarea')?.focus();
  }, [root]);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    root.current?.querySelector<HTMLElement>(`[data-focus="${CSS.escape(wanted.current)}"]`)?.focus();
    wanted.current = undefined;
  });
  return useCallback((id) => {
    wanted.current = id;
  }, []);
}
