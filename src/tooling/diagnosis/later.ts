import type { Har } from './har.ts';

/** Moves all that comes from the first request to such an address on, by seconds: what nobody can wait for. */
export const later =
  (from: RegExp, seconds: number) =>
  (har: Har): Har => {
    const first = har.log.entries.find(({ request }) => from.test(request.url));
    const since = first?.startedDateTime ?? lastCallback(from);
    if (first) remembered.set(from, first.startedDateTime);
    const entries = har.log.entries.map((entry) => {
      if (since === undefined || entry.startedDateTime < since) return entry;
      const at = (text: string) => new Date(Date.parse(text) + seconds * 1000);
      const headers = entry.response.headers.map(({ name, value }) =>
        name.toLowerCase() === 'date' ? { name, value: at(value).toUTCString() } : { name, value },
      );
      const startedDateTime = at(entry.startedDateTime).toISOString();
      return { ...entry, startedDateTime, response: { ...entry.response, headers } };
    });
    return { log: { ...har.log, entries } };
  };

// The back channel's file lacks the address; the browser's file, which is moved first, has it.
const remembered = new Map<RegExp, string>();
const lastCallback = (from: RegExp): string | undefined => remembered.get(from);
