import { useEffect, useRef, useState } from 'react';
import type { KeptRun } from '../saved/kept-run.ts';

/** How long to wait for one more step before the run is kept, in milliseconds. */
const REST = 150;

/** Keeps the run wherever it goes, so that a reload loses nothing; gives a sentence where the browser does not keep it. */
export function useKeep(kept: KeptRun, keep: (kept: KeptRun) => string | undefined): string | undefined {
  const [problem, setProblem] = useState<string>();
  const said = JSON.stringify(kept);
  const latest = useRef({ kept, keep, said, done: '' });
  useEffect(() => {
    latest.current = { ...latest.current, kept, keep, said };
  });
  useEffect(() => {
    if (latest.current.done === said) return;
    const rest = setTimeout(() => setProblem(keepNow(latest)), REST);
    return () => clearTimeout(rest);
  }, [said]);
  useEffect(() => {
    const now = () => void keepNow(latest);
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
  return problem;
}

interface Latest {
  readonly kept: KeptRun;
  readonly keep: (kept: KeptRun) => string | undefined;
  readonly said: string;
  /** What was kept last. */
  readonly done: string;
}

function keepNow(latest: { current: Latest }): string | undefined {
  const { kept, keep, said, done } = latest.current;
  if (done === said) return undefined;
  latest.current = { ...latest.current, done: said };
  return keep(kept);
}
