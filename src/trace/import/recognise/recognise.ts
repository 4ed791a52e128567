import type { Trace } from '../../events.ts';
import type { ImportProblem, ReadText } from '../entry.ts';
import type { Exchange } from '../exchange.ts';
import type { FileReport, Imported } from '../imported.ts';
import { merge } from '../merge.ts';
import type { Attempt } from './attempt.ts';
import { addPasted } from './pasted.ts';
import { sortIntoAttempts } from './sort.ts';
import { traceOf } from './write.ts';

/** Tells how far an import has come, from 0 to 1, and what it does, in words. */
export type OnProgress = (done: number, words: string) => void;

/** What is read, with the name that it had. */
export interface NamedText {
  readonly name: string;
  readonly read: ReadText;
}

/** Finds the OAuth messages in what was read of one or several files, and writes each attempt as a trace. */
export function recognise(files: readonly NamedText[], onProgress: OnProgress = () => {}): Imported {
  const texts = files.map(({ read }) => read);
  onProgress(0.3, 'Putting the entries in order');
  const { exchanges, copies, shifted } = merge(texts);
  onProgress(0.5, 'Looking for OAuth messages');
  const attempts = sortIntoAttempts(exchanges);
  addPasted(
    attempts,
    texts.flatMap(({ tokens = [] }) => tokens),
  );
  onProgress(0.8, 'Writing the attempts');
  const lastNavigation = lastNavigations(exchanges);
  const traces = attempts.map((attempt) => traceOf(attempt, texts, lastNavigation)).sort(byTime);
  const used = usedOf(attempts, files.length);
  onProgress(1, 'Done');
  return {
    traces,
    files: files.map(
      ({ name, read }, file): FileReport => ({
        ...{ name, kind: read.kind, exporter: read.exporter, entries: read.entries.length },
        ...{ copies: copies[file] ?? 0, used: used[file] ?? 0, shifted: shiftOf(read, shifted[file]) },
      }),
    ),
    problems: [...texts.flatMap(({ problems }) => problems), ...nothingFound(traces, texts)],
  };
}

const byTime = (a: Trace, b: Trace): number => (a.events[0]?.at ?? 0) - (b.events[0]?.at ?? 0);

/** A file without times was not moved, it was put. */
const shiftOf = ({ entries }: ReadText, shift = 0): number =>
  entries.some(({ at }) => at !== undefined) ? shift : 0;

function usedOf(attempts: readonly Attempt[], files: number): number[] {
  const used = Array.from({ length: files }, () => new Set<number>());
  for (const { members } of attempts)
    for (const { reading } of members) {
      const { file, entry } = reading.exchange.entry.source;
      used[file]?.add(entry);
    }
  return used.map(({ size }) => size);
}

/** For each file, the place of the last page that opened. */
function lastNavigations(exchanges: readonly Exchange[]): Map<number, number> {
  const last = new Map<number, number>();
  exchanges.forEach(({ entry }, index) => {
    if (entry.by === 'navigation' || entry.by === undefined) last.set(entry.source.file, index);
  });
  return last;
}

/** More hosts than these are not named. */
const NAMED_HOSTS = 5;

function nothingFound(traces: readonly Trace[], texts: readonly ReadText[]): ImportProblem[] {
  const entries = texts.flatMap((text) => text.entries);
  if (traces.length > 0 || entries.length === 0) return [];
  const hosts = new Set(
    entries.flatMap(({ request }) => /^\w+:\/\/([^/?#]{1,100})/.exec(request.url)?.[1] ?? []),
  );
  const named = [...hosts].slice(0, NAMED_HOSTS).join(', ');
  const more = hosts.size > NAMED_HOSTS ? ` and ${hosts.size - NAMED_HOSTS} more` : '';
  const to = hosts.size === 0 ? '' : `, to ${named}${more}`;
  return [
    {
      text: `No OAuth message was found: no authorization request or response, no token request, no call with an access token. ${entries.length === 1 ? 'There is one entry' : `There are ${entries.length} entries`}${to}.`,
      file: 0,
      reach: 'file',
    },
  ];
}
