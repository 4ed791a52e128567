import { messageTitle } from '../diagram/message-title.ts';
import { partyLabel } from '../diagram/participants.ts';
import type { Party } from '../protocol/parties.ts';
import type { TraceEvent } from '../trace/index.ts';

/** An event in few words: `POST /oauth/token`, `302 to /callback`, `Signs in with email and password`. */
export function eventTitle(event: TraceEvent): string {
  switch (event.kind) {
    case 'request':
    case 'response':
      return messageTitle(event);
    case 'action':
    case 'work':
      return event.label;
    case 'end':
      return event.outcome === 'complete' ? 'Run complete' : 'Refused';
    case 'state':
      return `${event.from} to ${event.to}`;
    case 'time':
      return `The clock moves ${event.seconds} s`;
  }
}

/** Who an event goes from and to; a work has only the first. */
export function eventParties(event: TraceEvent): readonly [Party?, Party?] {
  switch (event.kind) {
    case 'request':
    case 'response':
      return [event.from, event.to];
    case 'action':
      return [event.by, event.on];
    case 'work':
      return [event.by];
    default:
      return [];
  }
}

/** An event as a sentence: `Browser to Authorization Server: GET /authorize`. */
export function eventSentence(event: TraceEvent): string {
  const parties = eventParties(event).filter((party) => party !== undefined);
  const who = parties.map(partyLabel).join(' to ');
  return who ? `${who}: ${eventTitle(event)}` : eventTitle(event);
}
