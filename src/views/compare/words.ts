import type { ComparedRow, Comparison, Difference } from '../../trace/index.ts';
import { eventSentence } from '../event-words.ts';
import { sorted } from './differences.ts';
import { countsOf, type Standing, type Summary, standingOf } from './rows.ts';

/** More differences than this are not said one by one. */
const SAID = 2;

/** Where a row stands and what it is: `Row 3 of 38. The same on both sides: Browser to App: GET /callback.` */
export function rowInWords({ rows }: Comparison, index: number): string {
  const row = rows[index];
  if (!row) return 'Neither run has an event yet.';
  return `Row ${index + 1} of ${rows.length}. ${contentInWords(row)}`;
}

function contentInWords(row: ComparedRow): string {
  const { left, right, differences } = row;
  const [one, other] = [left && eventSentence(left), right && eventSentence(right)];
  if (other === undefined) return `Only on the left: ${one}.`;
  if (one === undefined) return `Only on the right: ${other}.`;
  const standing = standingOf(row);
  if (standing === 'same') return `The same on both sides: ${one}.`;
  const both = one === other ? `${one}.` : `Left: ${one}. Right: ${other}.`;
  if (standing === 'fresh') return `${both} ${freshInWords(differences.length)}.`;
  const { checks, fields, lonely } = sorted(differences);
  const real = [...checks, ...fields, ...lonely];
  const said = real.slice(0, SAID).map(differenceInWords);
  const rest = real.length - said.length;
  return `${both} Different: ${said.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

/** A difference without its values: `state`, `exp of id_token`, `state_matches refused on the right`. */
export function differenceInWords(difference: Difference): string {
  const { left, right, checks } = difference;
  const what = nameInWords(difference);
  if (left === undefined) return `${what} only on the right`;
  if (right === undefined) return `${what} only on the left`;
  const [one, other] = checks ?? [];
  if (one?.passed === other?.passed) return what;
  return `${what} refused on the ${one?.passed ? 'right' : 'left'}`;
}

/** Places in which a name alone says too little. */
const SAID_PLACES: ReadonlySet<string> = new Set(['page', 'party', 'note', 'cookie attributes']);

function nameInWords({ place, name }: Difference): string {
  const [, part, token] = /^(claim|header|signature) of (.+)$/.exec(place) ?? [];
  if (token) return part === 'header' ? `header ${name} of ${token}` : `${name} of ${token}`;
  return SAID_PLACES.has(place) ? `${place} ${name}` : name;
}

/** `4 values are new in each run`. */
export function freshInWords(count: number): string {
  return count === 1 ? '1 value is new in each run' : `${count} values are new in each run`;
}

/** How a row stands, for whoever does not see its mark. */
export const standingWords: Readonly<Record<Standing, string>> = {
  same: 'the same',
  fresh: 'new values only',
  differs: 'differs',
  'left only': 'only on the left',
  'right only': 'only on the right',
};

/** The whole comparison: `5 of 38 rows differ, 2 of them only on the left.` */
export function comparisonInWords(comparison: Comparison): string {
  const counts = countsOf(comparison);
  const differ = counts.differs + counts['left only'] + counts['right only'];
  const all = comparison.rows.length;
  if (all === 0) return 'Neither run has an event yet.';
  if (differ === 0)
    return counts.fresh === 0
      ? 'The two runs are the same, message by message.'
      : 'The two runs differ only in values that are new in each run.';
  const alone = (['left', 'right'] as const).flatMap((side) => {
    const count = counts[`${side} only`];
    return count > 0 ? [`${count} only on the ${side}`] : [];
  });
  const ofThem = alone.length > 0 ? `, of them ${alone.join(' and ')}` : '';
  return `${differ} of ${all} rows ${differ === 1 ? 'differs' : 'differ'}${ofThem}.`;
}

/** A run in short: `37 messages, refused at step 8`. */
export function summaryInWords({ messages, outcome, step }: Summary): string {
  const count = messages === 1 ? '1 message' : `${messages} messages`;
  if (outcome === 'complete') return `${count}, complete`;
  const where = step > 0 ? `at step ${step}` : 'before the first step';
  return outcome === 'refused' ? `${count}, refused ${where}` : `${count}, stands ${where}`;
}
