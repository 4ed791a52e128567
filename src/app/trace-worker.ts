/// <reference lib="webworker" />
import { diagnose } from '../diagnosis/index.ts';
import { importFiles } from '../trace/index.ts';
import type { GivenText, Progress, ReadTrace } from '../views/trace/services.ts';
import { warmUp } from './warm-up.ts';

/** What the page sends. */
export interface ToWorker {
  readonly given: readonly GivenText[];
}

/** What the page hears. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'read'; readonly read: ReadTrace }
  | { readonly kind: 'failed'; readonly reason: string };

const say = (message: FromWorker) => self.postMessage(message);

/** What stands behind reading and recognising in the bar. */
const READ = 0.9;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  answer(data).catch((error: unknown) => {
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
});

async function answer({ given }: ToWorker): Promise<void> {
  const files = await Promise.all(
    given.map(async ({ name, content }) => ({
      name,
      text: typeof content === 'string' ? content : new Uint8Array(await content.arrayBuffer()),
    })),
  );
  const imported = importFiles(files, (done, doing) =>
    say({ kind: 'progress', progress: { done: done * READ, doing } }),
  );
  say({ kind: 'progress', progress: { done: READ, doing: 'Looking for what went wrong' } });
  const diagnosis = await diagnose(imported);
  say({ kind: 'read', read: { imported, diagnosis } });
}

void warmUp();
