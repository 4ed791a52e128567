import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Certainty, Finding, Weight } from '../../diagnosis/finding.ts';
import { visible } from '../../trace/export/visible.ts';

/** How heavy a finding is, as one word at the head of a line. */
export const WEIGHTS: Readonly<Record<Weight, string>> = { error: 'Error', warning: 'Warning', note: 'Note' };

const CERTAINTIES: Readonly<Record<Certainty, { readonly long: string; readonly short: string }>> = {
  proved: { long: 'proved by this trace', short: 'proved' },
  likely: { long: 'likely', short: 'likely' },
  unknown: { long: 'this trace cannot tell; look here', short: 'cannot tell' },
};

/** How heavy and how sure a finding is: `Error · proved by this trace`. */
export function standingOf({ weight, certainty }: Pick<Finding, 'weight' | 'certainty'>): string {
  return `${WEIGHTS[weight]} · ${CERTAINTIES[certainty].long}`;
}

/** The same where there is one line for all: `Error · proved`, `Note`. */
export function briefStandingOf({ weight, certainty }: Pick<Finding, 'weight' | 'certainty'>): string {
  return weight === 'note' ? WEIGHTS.note : `${WEIGHTS[weight]} · ${CERTAINTIES[certainty].short}`;
}

/** A sentence with foreign values in it is not drawn beyond this. */
const LONGEST = 700;

/** A sentence that may hold foreign values: cut if it is long, and what turns the direction of writing is written out. */
export function prose(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  // In running text a backslash stays one.
  return visible(cut).replaceAll('\\\\', '\\');
}

/** `1 error`, `3 warnings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `1 error, 2 notes`; empty where there is nothing. */
export function findingsInWords(findings: readonly Pick<Finding, 'weight'>[]): string {
  const weights = Object.keys(WEIGHTS) as Weight[];
  return weights
    .map((weight) => [weight, findings.filter((finding) => finding.weight === weight).length] as const)
    .filter(([, count]) => count > 0)
    .map(([weight, count]) => counted(count, weight))
    .join(', ');
}

/** What came of an attempt as a whole. */
export interface Outcome {
  /** `found`: something is wrong. `clean`: what could be checked is right. `nothing`: no rule applies to what the trace holds. */
  readonly tone: 'found' | 'clean' | 'nothing';
  readonly title: string;
  readonly text: string;
}

/** What came of an attempt, in words, with how much was checked and how much could not be. */
export function outcomeOf({ findings, checks }: AttemptDiagnosis): Outcome {
  const { held, untold } = countsOf(checks);
  const checked = `${counted(held, 'rule')} checked and right.`;
  const open =
    untold === 0 ? '' : ` ${counted(untold, 'rule')} could not be checked: the trace lacks what they need.`;
  if (findings.some(({ weight }) => weight !== 'note'))
    return { tone: 'found', title: findingsInWords(findings), text: checked + open };
  if (checks.length === 0)
    return {
      tone: 'nothing',
      title: 'Nothing to check',
      text: 'No rule applies to what this trace holds.',
    };
  const title = held === 0 ? 'Nothing wrong found, but nothing could be checked' : 'Nothing wrong found';
  return { tone: held === 0 ? 'nothing' : 'clean', title, text: (held === 0 ? '' : checked) + open };
}

/** How many rules held, were broken, and could not be told. */
export function countsOf(
  checks: AttemptDiagnosis['checks'],
): Readonly<Record<'held' | 'broken' | 'untold', number>> {
  const counts = { held: 0, broken: 0, untold: 0 };
  for (const { verdict } of checks) counts[verdict]++;
  return counts;
}
