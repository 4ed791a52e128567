import type { TraceEvent } from '../../trace/events.ts';
import type { Run } from '../run.ts';
import type { RunSnapshot } from '../run-snapshot.ts';

/** The event that stands last, held or recorded. */
export const last = ({ trace }: RunSnapshot): TraceEvent | undefined => trace.events.at(-1);

/** Goes on by one stop and waits until the run has come to it. */
export async function step(run: Run): Promise<RunSnapshot> {
  const before = run.snapshot();
  const changed = new Promise<void>((resolve) => {
    const stop = run.subscribe(() => {
      stop();
      resolve();
    });
  });
  run.next();
  await changed;
  if (run.snapshot() === before) throw new Error('the run told of a change and has not changed');
  return run.snapshot();
}

/** Goes on, the demo user answering, until a snapshot is enough. */
export async function until(run: Run, enough: (snapshot: RunSnapshot) => boolean): Promise<RunSnapshot> {
  await run.advance(enough);
  return run.snapshot();
}

export const asks =
  (name: string) =>
  (snapshot: RunSnapshot): boolean =>
    snapshot.question?.question.name === name;

export const toEnd = (run: Run): Promise<RunSnapshot> => until(run, () => false);
