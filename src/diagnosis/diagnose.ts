import type { Imported } from '../trace/import/imported.ts';
import type { Trace } from '../trace/index.ts';
import { arbitrated } from './arbitration.ts';
import type { AttemptDiagnosis, Diagnosis, RuleReport } from './diagnosis.ts';
import type { Facts } from './facts/facts.ts';
import { readFacts } from './facts/read-facts.ts';
import type { Finding } from './finding.ts';
import { causeFirst, seqsOf } from './order.ts';
import type { Rule, Verdict } from './rule.ts';
import { rules } from './rules/rules.ts';

/** What can be had beside a diagnosis. */
export interface DiagnoseOptions {
  /** Hears of a rule that failed on a trace; the others go on without it. */
  readonly onFailure?: (rule: Rule, error: unknown) => void;
}

/**
 * Looks for what is wrong in a trace, in several, or in all attempts of an import. It needs messages only, so live runs and
 * imports are judged alike. The result is plain data.
 */
export async function diagnose(
  given: Trace | Imported | readonly Trace[],
  { onFailure = () => {} }: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const facts = await readFacts(tracesOf(given));
  const attempts = facts.map((one) => diagnosed(one, onFailure));
  const findings = attempts.flatMap((one, attempt) => one.findings.map((finding) => ({ attempt, finding })));
  return { attempts, findings: findings.sort(causeFirst) };
}

function tracesOf(given: Trace | Imported | readonly Trace[]): readonly Trace[] {
  if ('traces' in given) return given.traces;
  return 'events' in given ? [given] : given;
}

function diagnosed(facts: Facts, onFailure: (rule: Rule, error: unknown) => void): AttemptDiagnosis {
  const verdicts = rules.map((rule) => ({ rule, verdicts: verdictsOf(rule, facts, onFailure) }));
  const found = verdicts.flatMap((one) => one.verdicts.flatMap(findingOf));
  const standing = arbitrated(found, facts, ({ rule }) => FALLBACKS.has(rule));
  const inOrder = standing
    .map((finding) => ({ attempt: facts.attempt, finding }))
    .sort(causeFirst)
    .map(({ finding }) => finding);
  return { findings: inOrder, checks: verdicts.flatMap((one) => reportOf(one.rule, one.verdicts)) };
}

const FALLBACKS: ReadonlySet<string> = new Set(
  rules.filter(({ topic }) => topic === 'errors').map(({ id }) => id),
);

/** One rule that fails must not take the others with it. */
function verdictsOf(
  rule: Rule,
  facts: Facts,
  onFailure: (rule: Rule, error: unknown) => void,
): readonly Verdict[] {
  try {
    return rule.check(facts);
  } catch (error) {
    onFailure(rule, error);
    return [];
  }
}

const findingOf = (verdict: Verdict): Finding[] => (verdict.kind === 'broken' ? [verdict.finding] : []);

const WORST = ['broken', 'untold', 'held'] as const;

function reportOf({ id, topic, title, spec }: Rule, verdicts: readonly Verdict[]): RuleReport[] {
  const verdict = WORST.find((kind) => verdicts.some((one) => one.kind === kind));
  if (!verdict) return [];
  const untold = verdicts.find((one) => one.kind === 'untold');
  const seqs = verdicts.flatMap((one) => {
    if (one.kind === 'held') return one.seqs;
    return one.kind === 'broken' ? seqsOf(one.finding) : [];
  });
  return [
    {
      ...{ rule: id, topic, title, spec, verdict },
      ...(verdict === 'untold' && untold && { lacks: untold.lacks }),
      seqs: [...new Set(seqs)].sort((a, b) => a - b),
    },
  ];
}
