import { messageTitle, responseTitle } from '../../../diagram/message-title.ts';
import type { HttpResponse } from '../../../protocol/http.ts';
import type { Channel, Party } from '../../../protocol/parties.ts';
import type { TraceEvent } from '../../../trace/index.ts';
import { clockTime } from '../times.ts';
import { statusPhrase } from './status.ts';

/** How the event came to be as it is: waiting, changed on its way, or sent by somebody else. */
export type Mark = 'pending' | 'edited' | 'injected';

/** What the head of the message says. */
export interface Heading {
  readonly title: string;
  readonly from: Party | undefined;
  /** Absent where one party acts alone. */
  readonly to: Party | undefined;
  readonly channel: Channel | undefined;
  readonly time: string;
  readonly step: number;
  readonly marks: readonly Mark[];
}

/** An event in few words: `GET /authorize`, `302 Found to /login`. */
export function titleOf(event: TraceEvent): string {
  switch (event.kind) {
    case 'request':
      return messageTitle(event);
    case 'response':
      return event.lacks?.includes('message') || event.failure !== undefined
        ? messageTitle(event)
        : responseInWords(event.message);
    case 'action':
    case 'work':
      return event.label;
    case 'state':
      return `The machine moves to ${event.to}`;
    case 'time':
      return 'The clock moves';
    case 'end':
      return event.outcome === 'complete' ? 'Run complete' : 'The run was refused';
  }
}

function responseInWords(response: HttpResponse): string {
  const phrase = statusPhrase(response.status);
  if (response.status === 0) return phrase;
  const short = responseTitle(response);
  const rest = short.slice(String(response.status).length).trim();
  const start = `${response.status} ${phrase}`.trim();
  if (rest === '' || rest === phrase) return start;
  return response.status >= 300 && response.status < 400 ? `${start} ${rest}` : `${start}: ${rest}`;
}

/** The head of the message of an event. */
export function headingOf(event: TraceEvent, pending: boolean): Heading {
  const message = event.kind === 'request' || event.kind === 'response' ? event : undefined;
  const doer = event.kind === 'action' || event.kind === 'work' ? event.by : undefined;
  const marks: Mark[] = [];
  if (pending) marks.push('pending');
  if (message?.edited) marks.push('edited');
  if (message?.injected) marks.push('injected');
  return {
    title: titleOf(event),
    from: message?.from ?? doer,
    to: message?.to ?? (event.kind === 'action' ? event.on : undefined),
    channel: message?.channel,
    time: clockTime(event.at),
    step: event.step,
    marks,
  };
}
