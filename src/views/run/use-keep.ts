import { useEffect, useRef, useState } from 'react';
import type { KeptRun } from '../saved/kept-run.ts';

/** How long to wait for one more step before the run is kept, in milliseconds. */
const REST = 150;

/** Keeps the run wherever it goes, so that a reload loses nothing; gives a sentence where the browser does not keep it. */
export function useKeep(kept: KeptRun, keep: (kept: KeptRun) => string | undefined): string | undefined {
  const [problem, setProblem] = useState<string>();
  const latest = useRef({ kept, keep, done: '' });
  const said = JSON.stringify(kept);
  useEffect(() => {
    latest.current = { ...latest.current, kept, keep };
  });
  useEffect(() => {
    const now = () => {
      if (latest.current.done === said) return;
      latest.current.done = said;
      setProblem(latest.current.keep(latest.current.kept));
    };
    const rest = setTimeout(now, REST);
    window.addEventListener('pagehide', now);
    return () => {
      clearTimeout(rest);
      window.removeEventListener('pagehide', now);
    };
  }, [said]);
  return problem;
}
