import type { Check, NamedValue } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import type { Channel, Party, Reader } from '../protocol/parties.ts';

/** What every event has. */
interface EventBase {
  /** Position in the trace, from 0, without gaps. */
  readonly seq: number;
  /** Virtual time in milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  /** The flow's step that this belongs to, counted as its documentation counts; 0 before the first. */
  readonly step: number;
}

/** A person did something: picked Login, typed a password, denied. */
export interface ActionEvent extends EventBase {
  readonly kind: 'action';
  readonly by: Party;
  /** Whose screen it happened on. */
  readonly on: Party;
  /** What it was: `pick_login`, `sign_in`, `consent`, ... */
  readonly name: string;
  /** In words: `Ana signs in with her password`. */
  readonly label: string;
  readonly values: readonly NamedValue[];
}

/** A part of an imported message that its file does not hold: not "was not sent", but "nobody can tell". */
export type Lack =
  /** Nothing of the message stands in the file; its other half does. */
  | 'message'
  | 'body'
  | 'headers'
  | 'cookies'
  | 'authorization'
  /** The part of the URL behind `#`, which some exports drop. */
  | 'fragment'
  | 'time'
  /** Values stand there, but a sanitizer put others in their place. */
  | 'values';

/** Where an imported message stood. */
export interface MessageSource {
  /** Which of the files, from 0. */
  readonly file: number;
  /** The entry of the file, from 0, as it stood there; for a text, the line, from 0. */
  readonly entry: number;
  /** As people find it: `log.entries[16]`, `line 2`. */
  readonly path: string;
}

interface MessageBase extends EventBase {
  /** Request and response of one exchange share it: `x1`, `x2`, ... */
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  readonly channel: Channel;
  readonly readers: readonly Reader[];
  /** Somebody changed the message on its way. */
  readonly edited?: true;
  /** Somebody other than the sender sent it (a replay). */
  readonly injected?: true;
  /** Only in imports: where it stood, and what the file does not hold of it. */
  readonly source?: MessageSource;
  readonly lacks?: readonly Lack[];
  /** Only in imports: the browser got no answer, or kept it from the page. In its words: `net::ERR_FAILED`. The status is 0 or the one kept back. */
  readonly failure?: string;
}

/** An HTTP request between two parties. */
export interface RequestEvent extends MessageBase {
  readonly kind: 'request';
  readonly message: HttpRequest;
}

/** The answer to the request of the same exchange. */
export interface ResponseEvent extends MessageBase {
  readonly kind: 'response';
  readonly message: HttpResponse;
}

/** Something that one party did by itself: made a verifier, verified a code. */
export interface WorkEvent extends EventBase {
  readonly kind: 'work';
  readonly by: Party;
  /** Lower snake case: `make_code_verifier`, `check_token_request`. */
  readonly name: string;
  readonly label: string;
  readonly values: readonly NamedValue[];
  readonly checks: readonly Check[];
  /** The exchange that the work was for, where there is one. */
  readonly exchange?: string;
  /** HTML that an app put on a screen, without a request. */
  readonly shows?: string;
  /** Whose screen that is: the browser's, where it does not say, or the app's own. */
  readonly on?: 'browser' | 'app';
}

/** The flow's machine moved. */
export interface StateEvent extends EventBase {
  readonly kind: 'state';
  readonly from: string;
  readonly to: string;
}

/** Somebody moved the clock. `at` is the time after it. */
export interface TimeEvent extends EventBase {
  readonly kind: 'time';
  /** How far, in seconds. */
  readonly seconds: number;
}

/** The run stands at its end; a person may still pick an extra, and then the trace goes on. */
export interface EndEvent extends EventBase {
  readonly kind: 'end';
  readonly outcome: 'complete' | 'refused';
  /** The machine's state: `complete`, or a failure's name. */
  readonly state: string;
  /** In words, what happened. */
  readonly reason: string;
  /** The code of the error that went over the wire, in the specification's spelling; absent where none did. */
  readonly error?: string;
}

/** All that views, exports and rules know. */
export type TraceEvent =
  | ActionEvent
  | RequestEvent
  | ResponseEvent
  | WorkEvent
  | StateEvent
  | TimeEvent
  | EndEvent;

/** A message on its way. */
export type MessageEvent = RequestEvent | ResponseEvent;

/** A run or an import, serialisable as JSON. */
export interface Trace {
  readonly version: 1;
  /** A flow's id, such as `authorization-code-pkce`. */
  readonly flow: string;
  readonly events: readonly TraceEvent[];
  /** Only in imports. */
  readonly imported?: ImportedFrom;
}

/** What an imported trace as a whole cannot show, whatever happened. */
export type TraceLack =
  /** Made by a browser, of an app with a server: what that server sent straight to others. */
  | 'back channel'
  /** Made at a server or a command line: what went through the browser. */
  | 'front channel'
  | 'cookies'
  | 'authorization'
  | 'request bodies'
  | 'response bodies'
  | 'redirects'
  | 'fragments'
  /** It begins after the flow did, or stops before its end. */
  | 'beginning'
  | 'end'
  | 'times'
  /** A sanitizer put the same text in place of every secret. */
  | 'values';

/** What is known of where an imported trace comes from. */
export interface ImportedFrom {
  /** In words, to tell attempts apart: `auth.tailspin.example, alpine-booking`. */
  readonly title: string;
  readonly lacks: readonly TraceLack[];
  /** The origins of each party, as the messages' meaning told them. */
  readonly origins: Readonly<Partial<Record<Party, readonly string[]>>>;
  /** By whom: `Chrome DevTools`, `Firefox`, `curl`; one for each file that it takes messages from. */
  readonly exporters: readonly string[];
}

type WithoutBase<E> = E extends TraceEvent ? Omit<E, 'seq' | 'at' | 'step'> : never;

/** An event before the recorder has numbered and timed it. */
export type Draft = WithoutBase<TraceEvent>;

/** Whether an event is a stop on a walk: something that a reader looks at. State and time moves are not. */
export function isStop(event: TraceEvent): boolean {
  return event.kind !== 'state' && event.kind !== 'time';
}
