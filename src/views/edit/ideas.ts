import { claimPlans, tokenHeaderPlans } from './claim-ideas.ts';
import { addressPlans, fieldPlans, headerPlans, statusPlans } from './field-ideas.ts';
import type { Plan, Plans } from './idea-plans.ts';
import type { Row } from './rows.ts';
import type { ClaimRow } from './token.ts';

/** A value worth trying. */
export interface Idea {
  /** What its button says. */
  readonly label: string;
  readonly value: string;
  /** What a run with this value shows. */
  readonly shows: string;
}

/** What is worth trying in place of a row's original value. */
export function ideasFor({ place, name, value, original = value }: Row): Idea[] {
  if (place === 'body') return [];
  if (place === 'address') return made(addressPlans, original);
  if (place === 'status') return made(statusPlans, original);
  return made(
    place === 'header' ? planned(headerPlans, name.toLowerCase()) : planned(fieldPlans, name),
    original,
  );
}

/** What is worth trying in place of a claim's original value. */
export function claimIdeasFor({ part, name, value, original = value }: ClaimRow): Idea[] {
  return made(planned(part === 'claims' ? claimPlans : tokenHeaderPlans, name), original);
}

/** Names are foreign: one may be `constructor`. */
function planned(plans: Plans, name: string): readonly Plan[] {
  return (Object.hasOwn(plans, name) && plans[name]) || [];
}

function made(plans: readonly Plan[], original: string): Idea[] {
  return plans.flatMap(([label, make, shows]) => {
    const value = make(original);
    return value === undefined || value === original ? [] : [{ label, value, shows }];
  });
}
