import type { Party } from '../../../protocol/parties.ts';
import type { ImportedFrom, RequestEvent, ResponseEvent, Trace, TraceEvent } from '../../events.ts';
import type { ReadText } from '../entry.ts';
import type { Attempt } from './attempt.ts';
import { flowOf } from './flow.ts';
import { lacksOf } from './lacks.ts';
import { type Message, messagesOf } from './messages.ts';
import { stepsOf } from './steps.ts';

/** Writes an attempt as a trace, as a live run would have recorded it. */
export function traceOf(
  attempt: Attempt,
  texts: readonly ReadText[],
  lastNavigation: ReadonlyMap<number, number>,
): Trace {
  const flow = flowOf(attempt);
  const stepOf = stepsOf(flow);
  const events: TraceEvent[] = pastedTokens(attempt);
  for (const { at, message, member } of messagesOf(attempt)) {
    const { kind, from, to, channel } = message;
    const step = stepOf(
      message.kind === 'request'
        ? { kind, from, to, channel, request: message.message }
        : { kind, from, to, channel, request: message.request, response: message.message },
      member.kind,
      member.reading,
    );
    events.push(eventOf(message, events.length, at, step));
  }
  const imported: ImportedFrom = {
    title: titleOf(attempt),
    lacks: lacksOf(attempt, flow, texts, lastNavigation),
    origins: originsOf(attempt),
    exporters: exportersOf(attempt, texts),
  };
  return { version: 1, flow, events, imported };
}

function eventOf(message: Message, seq: number, at: number, step: number): RequestEvent | ResponseEvent {
  if (message.kind === 'request') return { seq, at, step, ...message };
  const { request: _, ...rest } = message;
  return { seq, at, step, ...rest };
}

function pastedTokens({ pasted, members }: Attempt): TraceEvent[] {
  if (pasted.length === 0) return [];
  return [
    {
      ...{ kind: 'work', seq: 0, at: members[0]?.reading.exchange.at ?? 0, step: 0 },
      ...{ by: 'app', name: 'pasted_tokens', label: 'Tokens that stood by themselves', checks: [] },
      values: pasted.map(({ name, value }) => ({ name, value })),
    },
  ];
}

function titleOf(attempt: Attempt): string {
  const { servers, apis, apps, clientId } = attempt;
  const [origin = ''] = [...servers, ...apis, ...apps].filter((one) => one !== '');
  const host = origin.replace(/^[\w.+-]+:\/\//, '');
  return [host, clientId].filter(Boolean).join(', ') || 'Tokens';
}

function originsOf({ servers, pages, apps, apis }: Attempt): ImportedFrom['origins'] {
  const listed = (...sets: ReadonlySet<string>[]) =>
    [...new Set(sets.flatMap((set) => [...set]))].filter(Boolean);
  const origins: Partial<Record<Party, readonly string[]>> = {
    'authorization-server': listed(servers, pages),
    app: listed(apps),
    api: listed(apis),
  };
  return Object.fromEntries(Object.entries(origins).filter(([, list]) => list.length > 0));
}

function exportersOf({ members, pasted }: Attempt, texts: readonly ReadText[]): string[] {
  const files = [
    ...members.map(({ reading }) => reading.exchange.entry.source.file),
    ...pasted.map(({ source }) => source.file),
  ];
  return [...new Set(files.flatMap((file) => texts[file]?.exporter ?? []))];
}
