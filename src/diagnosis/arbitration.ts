import type { Facts } from './facts/facts.ts';
import type { Finding } from './finding.ts';
import { CERTAINTIES, seqsOf, WEIGHTS } from './order.ts';

/**
 * Findings of one attempt without those that another one says better. `isFallback` tells the rules that only report an error
 * answer which nobody explained.
 */
export function arbitrated(
  findings: readonly Finding[],
  facts: Facts,
  isFallback: (finding: Finding) => boolean,
): Finding[] {
  const distinct = withoutCopies(findings);
  const superseded = new Set(distinct.flatMap(({ supersedes = [] }) => supersedes));
  const standing = distinct.filter(({ rule }) => !superseded.has(rule));
  const causes = withoutEffects(standing.filter((finding) => !isFallback(finding)));
  const isLater = laterThanCause(causes, facts);
  const isTold = toldBetter(causes);
  const fallbacks = standing.filter(
    (finding) => isFallback(finding) && !isLater(finding) && !isTold(finding),
  );
  const left = new Set([...causes, ...withoutEffects(fallbacks)]);
  return standing.filter((finding) => left.has(finding));
}

function withoutEffects(findings: readonly Finding[]): Finding[] {
  const effects = effectsOf(findings);
  return findings.filter((finding) => !isEffect(finding, effects));
}

/** A rule can come upon the same thing at several places. */
function withoutCopies(findings: readonly Finding[]): Finding[] {
  const byText = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.says, finding.evidence]);
    if (!byText.has(key)) byText.set(key, finding);
  }
  return [...byText.values()];
}

/** Each event that is only an effect, and the findings that say of what. */
type Effects = ReadonlyMap<number, readonly Finding[]>;

function effectsOf(findings: readonly Finding[]): Effects {
  const effects = new Map<number, Finding[]>();
  for (const finding of findings) {
    for (const seq of finding.explains) {
      const causes = effects.get(seq);
      if (causes) causes.push(finding);
      else effects.set(seq, [finding]);
    }
  }
  return effects;
}

/**
 * Whether all that a finding is about is the effect of another's cause. Two that explain the same answer are two possible
 * causes: both stay, unless one is surer.
 */
function isEffect(finding: Finding, effects: Effects): boolean {
  const seqs = seqsOf(finding);
  const about = finding.explains.length > 0 ? finding.explains : seqs;
  return (
    seqs.length > 0 &&
    about.every((seq) => effects.get(seq)?.some((cause) => cause !== finding && saysMore(cause, finding)))
  );
}

const sureness = ({ certainty }: Finding): number => CERTAINTIES.indexOf(certainty);

/** Whether a cause says more of an event than a finding about it. What only worries explains no error. */
function saysMore(cause: Finding, finding: Finding): boolean {
  if (WEIGHTS.indexOf(cause.weight) > WEIGHTS.indexOf(finding.weight)) return false;
  const surer = sureness(finding) - sureness(cause);
  return finding.explains.length === 0 ? surer >= 0 : surer > 0;
}

/**
 * Whether another rule shows the same answer, and finds it as bad; or explains it, however bad: a rule that knows an answer and
 * takes it for harmless knows more than one that only reports it.
 */
function toldBetter(causes: readonly Finding[]): (finding: Finding) => boolean {
  const worst = new Map<number, number>();
  const tell = (seq: number, weight: number) => worst.set(seq, Math.min(worst.get(seq) ?? Infinity, weight));
  for (const cause of causes) {
    for (const seq of seqsOf(cause)) tell(seq, WEIGHTS.indexOf(cause.weight));
    for (const seq of cause.explains) tell(seq, 0);
  }
  return (finding) =>
    seqsOf(finding).some((seq) => (worst.get(seq) ?? Infinity) <= WEIGHTS.indexOf(finding.weight));
}

/**
 * After a cause that a trace proves or strongly suggests, what fails later is its follow-up, until something begins anew:
 * another authorization request, or tokens from another call.
 */
function laterThanCause(
  findings: readonly Finding[],
  { asks, tokenCalls, devices }: Facts,
): (finding: Finding) => boolean {
  const causes = findings
    .filter((one) => one.weight === 'error' && one.certainty !== 'unknown')
    .map((one) => [...seqsOf(one), ...one.explains].reduce((last, seq) => Math.max(last, seq), -1));
  const first = causes.reduce((a, b) => Math.min(a, b), Infinity);
  const anew = [...asks, ...devices, ...tokenCalls.filter(({ succeeded }) => succeeded)].map(
    ({ seq }) => seq,
  );
  const begun = inOrder([...anew, -1]);
  const sorted = inOrder(causes);
  return (finding) => {
    const seq = seqsOf(finding).reduce((a, b) => Math.min(a, b), Infinity);
    if (seq < first || finding.certainty === 'proved') return false;
    // The latest cause before it, and the latest new start before it: what came last counts.
    return latestUpTo(sorted, seq) >= latestUpTo(begun, seq - 1);
  };
}

const inOrder = (seqs: readonly number[]): number[] => [...seqs].sort((a, b) => a - b);

/** The last of sorted numbers that is not above a limit. */
function latestUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? -Infinity;
}
