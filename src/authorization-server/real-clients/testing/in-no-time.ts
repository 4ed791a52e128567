import { setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';

/**
 * For work that waits for seconds, such as polling: runs it without the waiting. The computer's clock, and the server's with it,
 * jumps ahead second by second while no request by this `fetch` is on its way.
 */
export function hurried(fetch: typeof globalThis.fetch) {
  let underWay = 0;
  const counted: typeof globalThis.fetch = async (input, init) => {
    underWay++;
    try {
      return await fetch(input, init);
    } finally {
      underWay--;
    }
  };

  async function inNoTime<T>(work: () => Promise<T>): Promise<T> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    let done = false;
    try {
      const result = work().finally(() => {
        done = true;
      });
      result.catch(() => {});
      while (!done) {
        if (underWay === 0) await vi.advanceTimersByTimeAsync(1000);
        await sleep(5);
      }
      return await result;
    } finally {
      vi.useRealTimers();
    }
  }

  return { fetch: counted, inNoTime };
}

/** Does something as if it were so many seconds later. */
export async function later<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}
