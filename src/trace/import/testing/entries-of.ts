import type { RequestEvent, ResponseEvent, Trace } from '../../events.ts';
import type { Entry, ReadText } from '../entry.ts';

/**
 * The messages of a run as a file would hold them: no parties, no channels, no steps. Virtual time stands still while messages pass;
 * here each takes a millisecond, as on any real clock.
 */
export function entriesOf({ events }: Pick<Trace, 'events'>): Entry[] {
  const answers = new Map<string, ResponseEvent>();
  for (const event of events) if (event.kind === 'response') answers.set(event.exchange, event);
  return events
    .filter((event): event is RequestEvent => event.kind === 'request')
    .map((event, entry) => {
      const answer = answers.get(event.exchange);
      const { body, ...request } = event.message;
      return {
        at: event.at + event.seq,
        source: { file: 0, entry, path: `log.entries[${entry}]` },
        request: { ...request, ...(body !== undefined && { body }), lacks: [] },
        ...(answer && { response: { ...answer.message, at: answer.at + answer.seq, lacks: [] } }),
      };
    });
}

/** What a reader would make of entries. */
export function readTextOf(entries: readonly Entry[], changes: Partial<ReadText> = {}): ReadText {
  return { kind: 'HAR', exporter: 'a test', entries, lacks: [], problems: [], ...changes };
}
