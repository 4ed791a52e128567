import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Offer } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './WhatElse.module.css';

/** What can follow at the end of a walk: a button that opens the list, each with what one would see. */
export function WhatElse({ offers, pick }: { readonly offers: readonly Offer[]; pick(offer: string): void }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);
  function close(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape for the buttons inside.
    <div ref={place} className={styles['next']} onKeyDown={close}>
      <Button variant="primary" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        What else?
      </Button>
      <ul id={id} aria-label="What can follow" hidden={!open} className={styles['offers']}>
        {offers.map((offer) => (
          <li key={offer.id}>
            <button
              type="button"
              className={styles['offer']}
              onClick={() => {
                setOpen(false);
                pick(offer.id);
              }}
            >
              <strong>{offer.label}</strong>
              <span>{offer.why}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
