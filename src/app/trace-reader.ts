import type { TraceServices } from '../views/trace/services.ts';
import type { FromWorker, ToWorker } from './trace-worker.ts';

/** Longer than a trace takes to be drawn. */
const SOON_MS = 1_500;

/**
 * Reads traces in a worker, so that a file of any size leaves the page free. A worker reads once and is ended, which gives back all
 * that it took; the next one is made ready meanwhile.
 */
export function createTraceReader(): Pick<TraceServices, 'read' | 'prepare'> {
  let ready: Worker | undefined;
  const start = () =>
    new Worker(new URL('./trace-worker.ts', import.meta.url), { type: 'module', name: 'trace reader' });
  const take = (): Worker => {
    const worker = ready ?? start();
    ready = undefined;
    return worker;
  };
  const prepare = () => {
    ready ??= start();
  };
  /** What was read is drawn first. */
  const prepareSoon = () => setTimeout(prepare, SOON_MS);
  return {
    prepare,
    read(given, hear, signal) {
      const worker = take();
      return new Promise((resolve, reject) => {
        const end = () => worker.terminate();
        signal.addEventListener('abort', () => {
          end();
          prepareSoon();
        });
        worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
          if (data.kind === 'progress') return hear(data.progress);
          end();
          prepareSoon();
          if (data.kind === 'read') resolve(data.read);
          else reject(new Error(data.reason));
        });
        worker.addEventListener('error', () => {
          end();
          reject(
            new Error('The part of the page that reads traces could not run. Reload the page and try again.'),
          );
        });
        worker.postMessage({ given } satisfies ToWorker);
      });
    },
  };
}
