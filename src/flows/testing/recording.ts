import { listener } from '../../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { Given, Task } from '../contract.ts';
import { nowhere } from './machines.ts';
import { page } from './occurrences.ts';

/** The same bytes each time, none of them zero. */
const random = { bytes: (length: number) => new Uint8Array(length).fill(7) };

/** Lets the app do something by itself; keeps what it says and shows meanwhile. */
export async function done<T>(task: Task<T>) {
  const heard = listener();
  const shown: string[] = [];
  const show = (html: string) => {
    shown.push(html);
  };
  const result = await task.do({ ...heard, random, clock: { now: () => 0 }, show });
  return { result, shown, ...heard };
}

/** A world that answers everything alike and writes down, in order, what a machine asks of it. */
export function recording(response: HttpResponse = page) {
  const calls: string[] = [];
  const sent: HttpRequest[] = [];
  const given: Given = {
    ...nowhere,
    async work(task) {
      calls.push(`work ${task.name}: ${task.label}`);
      return (await done(task)).result;
    },
    async send(request) {
      calls.push(`send ${request.method} ${request.url}`);
      sent.push(request);
      return { response };
    },
    async respond({ status }) {
      calls.push(`respond ${status}`);
      return { page: { url: '', status, html: '', name: '' } };
    },
    async end({ outcome }) {
      calls.push(`end ${outcome}`);
      return '';
    },
  };
  return { given, calls, sent };
}
