/** What the runs that this browser keeps are kept under. */
export const RUNS_KEY = 'grant-tour.runs';

/** Whether this browser keeps any run, told without reading them: reading takes what the run screen is made of. */
export function keepsRuns(): boolean {
  try {
    const { localStorage } = window;
    return Object.keys(localStorage).some((key) => key.startsWith(RUNS_KEY));
  } catch {
    return false;
  }
}
