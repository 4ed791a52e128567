import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { canBeRead, givenIn } from './dropped.ts';
import type { GivenText } from './services.ts';

/**
 * Takes whatever is dropped anywhere on the page, and whatever is pasted where no field has the focus. Tells whether something is
 * being dragged over the page.
 */
export function useHandedOver(onGiven: (given: readonly GivenText[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onGiven);
  useLayoutEffect(() => {
    latest.current = onGiven;
  });
  useEffect(() => {
    // What is dragged from the page itself is not to be opened again.
    let own = false;
    const take = async (transfer: DataTransfer, name: string) => {
      const given = await givenIn(transfer, name).catch(() => []);
      if (given.length > 0) latest.current(given);
    };
    const listeners: Partial<Record<keyof WindowEventMap, (event: never) => void>> = {
      dragstart: () => {
        own = true;
      },
      dragend: () => {
        own = false;
      },
      dragover(event: DragEvent) {
        if (own || !event.dataTransfer || !canBeRead(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      },
      dragleave(event: DragEvent) {
        if (event.relatedTarget === null) setOver(false);
      },
      drop(event: DragEvent) {
        setOver(false);
        if (own || !event.dataTransfer || !canBeRead(event.dataTransfer)) return;
        event.preventDefault();
        void take(event.dataTransfer, 'Dropped text');
      },
      paste(event: ClipboardEvent) {
        if (event.defaultPrevented || isField(event.target) || !event.clipboardData) return;
        event.preventDefault();
        void take(event.clipboardData, 'Pasted text');
      },
    };
    const all = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of all) window.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of all) window.removeEventListener(type, listener);
    };
  }, []);
  return over;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="file"]), textarea, select, [contenteditable], dialog') !== null;
