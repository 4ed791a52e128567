import type { Party } from '../../protocol/parties.ts';

/** The colour of whoever's site it is. */
export function hueOf(site: Party | undefined): string {
  return site ? `var(--party-${site})` : 'var(--ink-faint)';
}
