import { millisecondsOf } from './comparison.ts';
import { contestants } from './contestants/index.ts';
import { ours } from './contestants/ours.ts';
import { startWorker, type Worker } from './contestants/start-worker.ts';
import { type Effort, takeTurns } from './rounds.ts';
import { median } from './statistics.ts';

const FLOW = { task: 'flow', flow: 'code + PKCE' } as const;
const OURS = contestants.indexOf(ours);

/** Milliseconds of one flow of ours in process, and of what it cannot do without. */
export interface Share {
  readonly flow: number;
  /** The two signatures of that flow by themselves. */
  readonly signatures: number;
  /** One call by light-my-request, which the peers need for every request and ours does not. */
  readonly injection: number;
}

/** Takes a flow of ours apart: whole flows and bare signatures take turns, in one process. */
export async function measureShare(script: string, effort: Effort): Promise<Share> {
  const worker = await startWorker(script, OURS, 'in process');
  const tasks = [
    { ...FLOW, runs: 10 },
    { task: 'signatures', runs: 10 },
    { task: 'injection', runs: 100 },
  ] as const;
  try {
    await millisecondsOf(worker.perform({ ...FLOW, runs: effort.warmUp }));
    const figures = await takeTurns(
      tasks.map((task) => () => millisecondsOf(worker.perform(task))),
      effort.rounds,
    );
    const [flow = Number.NaN, signatures = Number.NaN, injection = Number.NaN] = figures.map(median);
    return { flow, signatures, injection };
  } finally {
    worker.stop();
  }
}

/**
 * Milliseconds per flow of servers of ours that have finished so many flows before. They take turns, so the figures differ by what the
 * servers remember and not by the hour.
 */
export async function measureGrowth(
  script: string,
  finished: readonly number[],
  rounds: number,
): Promise<number[]> {
  const workers = await Promise.all(finished.map(() => startWorker(script, OURS, 'in process')));
  try {
    // All processes run as many flows and as many servers, so that all are as warm; what is compiled for one server only is
    // compiled again at the second, so there are three.
    const most = Math.max(...finished);
    const age = async (worker: Worker, own: number) => {
      for (const runs of [500, most - own, own]) {
        await worker.perform({ task: 'new server', runs: 1 });
        await millisecondsOf(worker.perform({ ...FLOW, runs }));
      }
    };
    await Promise.all(workers.map((worker, i) => age(worker, finished[i] ?? 0)));
    // So few runs leave the youngest server young.
    const figures = await takeTurns(
      workers.map((worker) => () => millisecondsOf(worker.perform({ ...FLOW, runs: 2 }))),
      rounds,
    );
    return figures.map(median);
  } finally {
    for (const worker of workers) worker.stop();
  }
}
