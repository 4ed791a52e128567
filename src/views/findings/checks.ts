import type { RuleReport } from '../../diagnosis/diagnosis.ts';
import type { Topic } from '../../diagnosis/rule.ts';

/** What was checked of one topic: what is broken first, then what could not be told, then what held. */
export interface TopicChecks {
  readonly topic: Topic;
  readonly reports: readonly RuleReport[];
}

const ORDER: Readonly<Record<RuleReport['verdict'], number>> = { broken: 0, untold: 1, held: 2 };

/** The rules by topic; topics with something broken come first, and otherwise as the rules came. */
export function checksByTopic(checks: readonly RuleReport[]): readonly TopicChecks[] {
  const topics = new Map<Topic, RuleReport[]>();
  for (const report of checks) topics.set(report.topic, [...(topics.get(report.topic) ?? []), report]);
  return [...topics]
    .map(([topic, reports]) => ({
      topic,
      reports: reports.toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict]),
    }))
    .toSorted((a, b) => worst(a) - worst(b));
}

const worst = ({ reports }: TopicChecks): number => (reports[0]?.verdict === 'broken' ? 0 : 1);
