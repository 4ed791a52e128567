import type { Check } from '../protocol/check.ts';

/** One thing in which two events differ that stand for each other. */
export interface Difference {
  /**
   * What of the event: `query parameter`, `fragment parameter`, `form parameter`, `page field`, `page`, `header`, `cookie`,
   * `cookie attributes`, `json`, `body`, `address`, `method`, `status`, `party`, `channel`, `header of id_token`,
   * `claim of id_token`, `signature of id_token`, `value`, `note`, `check`, `action`, `work`, `end`.
   */
  readonly place: string;
  /** Which one: a name as it stands on the wire, the path of a JSON member, a check's id. */
  readonly name: string;
  /** Absent where only the right event has it. */
  readonly left: string | undefined;
  /** Absent where only the left event has it. */
  readonly right: string | undefined;
  /** Both are random or follow from the time: another value of the same kind, no difference of substance. */
  readonly fresh: boolean;
  /** Where a check differs: as each side made it. */
  readonly checks?: readonly [left: Check | undefined, right: Check | undefined];
}
