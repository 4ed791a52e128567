import { looksTakenOut } from '../facts/absent.ts';
import type { Facts, Field } from '../facts/facts.ts';

/** Whether these values stand there as they were on the wire: no sanitizer has put other text in their place. */
export function comparable(facts: Facts, ...fields: readonly (Field | undefined)[]): boolean {
  if (facts.lacks('values')) return false;
  return fields.every(
    (field) => field === undefined || (!altered(facts, field) && !looksTakenOut(field.value)),
  );
}

function altered(facts: Facts, { seq }: Field): boolean {
  const event = facts.trace.events[seq];
  return event !== undefined && 'lacks' in event && (event.lacks?.includes('values') ?? false);
}

/** What a verdict says where values are not comparable. */
export const takenOut = 'The values were taken out of this file, so they cannot be compared.';
