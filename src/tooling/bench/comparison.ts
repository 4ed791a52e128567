import { type FlowName, flowNames, flowsInRun } from './contestants/contestant.ts';
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

/** Runs in one round: so many that a process which waited for its turn is awake for most of them. */
const runsOf = (flow: FlowName): number => Math.ceil(100 / flowsInRun(flow));

/** Measures every flow of every contestant, one way of reaching them; outcomes in the order of the contestants. */
export async function compare(
  script: string,
  way: Way,
  effort: Effort,
): Promise<Map<FlowName, readonly Outcome[]>> {
  const workers = await Promise.all(contestants.map((_, i) => startWorker(script, i, way)));
  try {
    // Every flow is warm before the first is measured: they share most of their code.
    const first = await Promise.all(workers.map((worker, i) => tryFlows(worker, i, effort.warmUp)));
    const pairs = workers.flatMap((worker, i) =>
      flowNames.filter((flow) => 'requests' in reportOf(first[i], flow)).map((flow) => ({ worker, flow })),
    );
    // All flows take turns too, so that a busy minute of the machine does not fall on one of them.
    const figures = await takeTurns(
      pairs.map(
        ({ worker, flow }) =>
          () =>
            millisecondsOf(worker.perform({ task: 'flow', flow, runs: runsOf(flow) })),
      ),
      effort.rounds,
    );
    const outcomeOf = (worker: Worker, i: number, flow: FlowName): Outcome => {
      const report = reportOf(first[i], flow);
      if ('failed' in report) return { milliseconds: undefined, requests: 0, problem: report.failed };
      const own = figures[pairs.findIndex((pair) => pair.worker === worker && pair.flow === flow)] ?? [];
      return { milliseconds: median(own), requests: report.requests, problem: '' };
    };
    return new Map(flowNames.map((flow) => [flow, workers.map((worker, i) => outcomeOf(worker, i, flow))]));
  } finally {
    for (const worker of workers) worker.stop();
  }
}

/** Runs each flow once, which says who can do it at all, then often enough for the compiler. */
async function tryFlows(worker: Worker, place: number, warmUp: number): Promise<Map<FlowName, Report>> {
  const reports = new Map<FlowName, Report>();
  for (const flow of flowNames) {
    const lacking = contestants[place]?.lacks.includes(flow);
    const report: Report = lacking
      ? { failed: 'not supported' }
      : await worker.perform({ task: 'flow', flow, runs: 1 });
    reports.set(flow, report);
    const runs = runsOf(flow);
    for (let run = 0; run < warmUp / flowsInRun(flow) && 'requests' in report; run += runs)
      await millisecondsOf(worker.perform({ task: 'flow', flow, runs }));
  }
  return reports;
}

const reportOf = (reports: ReadonlyMap<FlowName, Report> | undefined, flow: FlowName): Report =>
  reports?.get(flow) ?? { failed: 'not tried' };

/** The time of one run. A failure ends the bench: a flow that worked once must go on working. */
export async function millisecondsOf(pending: Promise<Report>): Promise<number> {
  const report = await pending;
  if ('failed' in report) throw new Error(report.failed);
  return report.milliseconds;
}
