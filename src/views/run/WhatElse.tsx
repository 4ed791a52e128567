import type { Offer } from '../../lab/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import { Choices } from './Choices.tsx';
import styles from './WhatElse.module.css';

/** What can follow at the end of a walk: a button that opens the list, each with what one would see. */
export function WhatElse({ offers, pick }: { readonly offers: readonly Offer[]; pick(offer: string): void }) {
  return (
    <Popover label="What else?" variant="primary" className={styles['above']}>
      {(close) => (
        <Choices
          label="What can follow"
          choices={offers}
          onChoose={(offer) => {
            close();
            pick(offer);
          }}
        />
      )}
    </Popover>
  );
}
