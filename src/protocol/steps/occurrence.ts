import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Channel, Party } from '../parties.ts';

/** What a step is told from: an event without its numbers, live or imported. */
export interface Occurrence {
  readonly kind: 'action' | 'request' | 'response' | 'work' | 'state' | 'time' | 'end';
  /** An action's or a work's name; the state that the machine moved to. */
  readonly name?: string;
  readonly by?: Party;
  readonly from?: Party;
  readonly to?: Party;
  readonly channel?: Channel;
  readonly request?: HttpRequest;
  readonly response?: HttpResponse;
}
