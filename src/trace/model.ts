import { type Jwks, parseJwks } from '../protocol/jwt.ts';
import type { RequestEvent, ResponseEvent, Trace, TraceEvent, WorkEvent } from './events.ts';
import { isStop } from './events.ts';
import { groupBy } from './group.ts';
import { type Screen, type ScreenOf, type View, viewAfter } from './screen.ts';
import { secretUses } from './secret-uses.ts';
import type { Secret, SecretUse } from './secrets.ts';
import { timeline } from './timeline.ts';

/** A trace that answers questions. Built once for each trace, never changed. */
export interface TraceModel {
  readonly trace: Trace;
  /** The events that a walk stops at. */
  readonly stops: readonly TraceEvent[];
  event(seq: number): TraceEvent | undefined;
  requestOf(event: TraceEvent): RequestEvent | undefined;
  responseOf(event: TraceEvent): ResponseEvent | undefined;
  /** What parties did by themselves for the exchange of an event. */
  workFor(event: TraceEvent): readonly WorkEvent[];
  /** The secrets in an event, each once. */
  secretsAt(seq: number): readonly Secret[];
  /** Everywhere that a secret was made, carried, compared and spent, in order. */
  usesOf(secretId: string): readonly SecretUse[];
  /** The secret of this value, if it is one. */
  secretByValue(value: string): Secret | undefined;
  /** The machine's state when the event was recorded. */
  stateAt(seq: number): string | undefined;
  /** What a screen showed when the event was recorded; the browser's, where it is not said. */
  screenAt(seq: number, of?: ScreenOf): Screen | undefined;
  /** The key set that the trace itself holds, from its latest JWKS response up to an event. */
  jwksAt(seq: number): { readonly jwks: Jwks; readonly seq: number } | undefined;
}

/** Builds the model of a trace. Time and memory are linear in its events. */
export function traceModel(trace: Trace): TraceModel {
  const { events } = trace;
  const uses = secretUses(events);
  const bySeq = groupBy(uses, (use) => use.seq);
  const bySecret = groupBy(uses, (use) => use.secret.id);
  const byValue = new Map(uses.map(({ secret }) => [secret.value, secret]));
  const inExchange = (event: TraceEvent) => ('exchange' in event ? event.exchange : undefined);
  const byExchange = groupBy(events, inExchange);
  const around = (event: TraceEvent) => {
    const exchange = inExchange(event);
    return exchange === undefined ? [] : (byExchange.get(exchange) ?? []);
  };
  const requestOf = (event: TraceEvent) => around(event).find((e) => e.kind === 'request');
  const view = timeline<View>(events, (before = {}, event) => viewAfter(before, event, requestOf));

  return {
    trace,
    stops: events.filter(isStop),
    event: (seq) => events[seq],
    requestOf,
    responseOf: (event) => around(event).find((e) => e.kind === 'response'),
    workFor: (event) => around(event).filter((e) => e.kind === 'work'),
    secretsAt: (seq) => distinct((bySeq.get(seq) ?? []).map((use) => use.secret)),
    usesOf: (id) => bySecret.get(id) ?? [],
    secretByValue: (value) => byValue.get(value),
    stateAt: timeline<string>(events, (before, event) => (event.kind === 'state' ? event.to : before)),
    screenAt: (seq, of = 'browser') => view(seq)?.[of],
    jwksAt: timeline<KeySet>(events, (before, event) => keySetIn(event) ?? before),
  };
}

function distinct(secrets: readonly Secret[]): Secret[] {
  return [...new Map(secrets.map((secret) => [secret.id, secret])).values()];
}

interface KeySet {
  readonly jwks: Jwks;
  readonly seq: number;
}

function keySetIn(event: TraceEvent): KeySet | undefined {
  if (event.kind !== 'response' || event.message.status !== 200 || !event.message.body.includes('"keys"'))
    return undefined;
  const jwks = parseJwks(event.message.body);
  return jwks && { jwks, seq: event.seq };
}
