import { partyLabel } from '../../../diagram/participants.ts';
import type { Party } from '../../../protocol/parties.ts';
import styles from './PartyName.module.css';

/** A party by its name and hue. */
export function PartyName({ party }: { readonly party: Party }) {
  return (
    <span className={styles['party']} style={{ '--party-hue': `var(--party-${party})` }}>
      {partyLabel(party)}
    </span>
  );
}
