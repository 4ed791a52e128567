import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { build } from 'vite';
import type { Report, Task, Way } from './worker.ts';

const FOLDER = 'node_modules/.cache/grant-tour/bench';

/**
 * Compiles the workers as the page is compiled, without what tsx adds to every function (its name, set at run time). The peers stay
 * as their packages ship them.
 */
export async function buildWorker(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: 'src/tooling/bench/contestants/worker.ts',
      outDir: FOLDER,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return resolve(FOLDER, 'worker.mjs');
}

/** A contestant in a process of its own. */
export interface Worker {
  /** One task at a time. */
  perform(task: Task): Promise<Report>;
  stop(): void;
}

/** Starts the contestant of that place in the list, and waits until it is ready. */
export async function startWorker(script: string, contestant: number, way: Way): Promise<Worker> {
  // Notices of the peers go nowhere; errors are seen.
  const child = fork(script, [`${contestant}`, way], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const answer = () => nextMessage(child, () => complaints);
  await answer();
  return {
    perform(task) {
      child.send(task);
      return answer();
    },
    stop: () => child.kill(),
  };
}

async function nextMessage(child: ChildProcess, complaints: () => string): Promise<Report> {
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([report]) => report as Report),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`A worker ended with ${code}: ${complaints()}`);
      }),
    ]);
  } finally {
    waiting.abort();
  }
}
