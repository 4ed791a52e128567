import type { Difference } from '../../trace/index.ts';

/** What the two sides are called. */
export type SideNames = readonly [left: string, right: string];

/** The differences of a row, as a reader wants them. */
export interface Sorted {
  /** Everything of substance but checks. */
  readonly fields: readonly Difference[];
  /** Checks that came out otherwise or compared something else; what refused comes first. */
  readonly checks: readonly Difference[];
  /** Checks that only one side came to, and that passed there. */
  readonly lonely: readonly Difference[];
  /** What is new in each run. */
  readonly fresh: readonly Difference[];
}

/** Sorts the differences of a row by what a reader wants of them. */
export function sorted(differences: readonly Difference[]): Sorted {
  const real = differences.filter(({ fresh }) => !fresh);
  const isCheck = ({ place }: Difference) => place === 'check';
  const checks = real.filter((difference) => isCheck(difference) && !isLonely(difference));
  return {
    fields: real.filter((difference) => !isCheck(difference)),
    checks: [...checks.filter(refuses), ...checks.filter((difference) => !refuses(difference))],
    lonely: real.filter((difference) => isCheck(difference) && isLonely(difference)),
    fresh: differences.filter(({ fresh }) => fresh),
  };
}

const refuses = ({ checks = [undefined, undefined] }: Difference): boolean =>
  checks.some((check) => check?.passed === false);

function isLonely(difference: Difference): boolean {
  const alone = difference.left === undefined || difference.right === undefined;
  return alone && !refuses(difference);
}

/** Places whose texts are sentences; all others hold values as they stand on the wire. */
const SENTENCES: ReadonlySet<string> = new Set(['note', 'page', 'action', 'work', 'end']);

/** Whether a difference is one of sentences. */
export const isSentence = ({ place, name }: Difference): boolean => SENTENCES.has(place) && name !== 'markup';

/** Claims and members that are moments, in seconds since 1970. */
const MOMENTS: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

/** The moment that a value is, in seconds; `undefined` for what is none. */
export function momentIn({ name }: Difference, value: string): number | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return MOMENTS.has(last) && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
