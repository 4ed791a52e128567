import type { Rule } from './rule.ts';
import { rules } from './rules/rules.ts';

export { type DiagnoseOptions, diagnose } from './diagnose.ts';
export type { AttemptDiagnosis, Diagnosis, PlacedFinding, RuleReport } from './diagnosis.ts';
export type { Certainty, Evidence, Finding, Weight } from './finding.ts';
export type { Topic } from './rule.ts';

/** What is known of a rule without a trace. */
export type RuleEntry = Pick<Rule, 'id' | 'topic' | 'title' | 'spec'>;

/** Everything that diagnosis looks for. */
export const ruleEntries: readonly RuleEntry[] = rules.map(({ id, topic, title, spec }) => ({
  ...{ id, topic, title, spec },
}));
