import { useLayoutEffect, useRef } from 'react';
import { isForPage } from './keys.ts';

/** What each key does, by `KeyboardEvent.key`. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/** Listens to keys on the whole page from the moment that the component is seen; keys typed into a field or a dialog are left alone. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    function press(event: KeyboardEvent) {
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!act || !isForPage(event)) return;
      event.preventDefault();
      act();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
