import { type FlowName, flowNames } from './contestants/contestant.ts';
import { contestants } from './contestants/index.ts';
import { startWorker, type Worker } from './contestants/start-worker.ts';
import type { Report, Way } from './contestants/worker.ts';
import { type Effort, takeTurns } from './rounds.ts';
import { median } from './statistics.ts';

/** What one contestant did with one flow. */
export interface Outcome {
  /** The median of all rounds; `undefined` where the flow failed or is not there. */
  readonly milliseconds: number | undefined;
  /** Requests of one flow. */
  readonly requests: number;
  /** In words, where there is no figure. */
  readonly problem: string;
}

/** Runs of a flow in one round. So few that no contestant has to carry a long chain of refreshed tokens. */
const RUNS = 10;

/** Measures every flow of every contestant, one way of reaching them; outcomes in the order of the contestants. */
export async function compare(
  script: string,
  way: Way,
  effort: Effort,
): Promise<Map<FlowName, readonly Outcome[]>> {
  const workers = await Promise.all(contestants.map((_, i) => startWorker(script, i, way)));
  try {
    const outcomes = new Map<FlowName, readonly Outcome[]>();
    for (const flow of flowNames) outcomes.set(flow, await compareFlow(workers, flow, effort));
    return outcomes;
  } finally {
    for (const worker of workers) worker.stop();
  }
}

async function compareFlow(workers: readonly Worker[], flow: FlowName, effort: Effort): Promise<Outcome[]> {
  // A first run says who can do it at all.
  const first: Report[] = [];
  for (const [i, worker] of workers.entries()) {
    const lacking = contestants[i]?.lacks.includes(flow);
    first.push(lacking ? { failed: 'not supported' } : await worker.perform({ task: 'flow', flow, runs: 1 }));
  }
  const able = workers.filter((_, i) => 'requests' in (first[i] ?? {}));
  const figures = await takeTurns(
    able.map((worker) => () => millisecondsOf(worker.perform({ task: 'flow', flow, runs: RUNS }))),
    effort,
  );
  return first.map((report, i) => {
    if ('failed' in report) return { milliseconds: undefined, requests: 0, problem: report.failed };
    const own = figures[able.indexOf(workers[i] as Worker)] ?? [];
    return { milliseconds: median(own), requests: report.requests, problem: '' };
  });
}

/** The time of one run. A failure ends the bench: a flow that worked once must go on working. */
export async function millisecondsOf(pending: Promise<Report>): Promise<number> {
  const report = await pending;
  if ('failed' in report) throw new Error(report.failed);
  return report.milliseconds;
}
