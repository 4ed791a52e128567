import { header, mediaType } from '../protocol/http.ts';
import { type Jwks, parseJwks } from '../protocol/jwt.ts';
import type { MessageEvent, RequestEvent, ResponseEvent, Trace, TraceEvent, WorkEvent } from './events.ts';
import { isStop } from './events.ts';
import { groupBy } from './group.ts';
import { type Secret, type SecretUse, secretOf, secretsFound } from './secrets.ts';

/** A page as the browser showed it at some moment. */
export interface Screen {
  /** The event that put it there. */
  readonly seq: number;
  /** What the address bar shows. */
  readonly url: string;
  readonly html: string;
}

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
  /** What the browser showed when the event was recorded. */
  screenAt(seq: number): Screen | undefined;
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
  const byExchange = groupBy(events, (event) => inExchange(event) ?? '');
  const around = (event: TraceEvent) => byExchange.get(inExchange(event) ?? '?') ?? [];
  const upTo = (seq: number) => events.slice(0, seq + 1).reverse();

  return {
    trace,
    stops: events.filter(isStop),
    event: (seq) => events[seq],
    requestOf: (event) => around(event).find((e) => e.kind === 'request'),
    responseOf: (event) => around(event).find((e) => e.kind === 'response'),
    workFor: (event) => around(event).filter((e) => e.kind === 'work'),
    secretsAt: (seq) => distinct((bySeq.get(seq) ?? []).map((use) => use.secret)),
    usesOf: (id) => bySecret.get(id) ?? [],
    secretByValue: (value) => byValue.get(value),
    stateAt: (seq) => upTo(seq).find((event) => event.kind === 'state')?.to,
    screenAt: (seq) => screenAt(upTo(seq)),
    jwksAt: (seq) => jwksIn(upTo(seq)),
  };
}

function distinct(secrets: readonly Secret[]): Secret[] {
  return [...new Map(secrets.map((secret) => [secret.id, secret])).values()];
}

function secretUses(events: readonly TraceEvent[]): SecretUse[] {
  const known = new Map<string, Secret>();
  return events.flatMap((event) => {
    const uses = secretsFound(event).map(({ kind, value, where }): SecretUse => {
      const first = known.get(value);
      const secret = first ?? secretOf(kind, value);
      known.set(value, secret);
      return { secret, seq: event.seq, role: first || event.kind !== 'work' ? roleIn(event) : 'made', where };
    });
    return [...uses, ...mentions(event, known)];
  });
}

const roleIn = (event: TraceEvent) => (event.kind === 'work' ? 'compared' : 'carried');

/** Secrets that a check compared or a parameter carried under another name (`token` at the revocation endpoint). */
function mentions(event: TraceEvent, known: ReadonlyMap<string, Secret>): SecretUse[] {
  if (event.kind === 'work')
    return event.checks.flatMap(({ id, expected, actual, passed }) =>
      [expected, actual].flatMap((text): SecretUse[] => {
        const secret = known.get(text);
        const spent = passed && (id === 'code_unused' || id === 'refresh_token_unused');
        return secret ? [{ secret, seq: event.seq, role: spent ? 'spent' : 'compared', where: id }] : [];
      }),
    );
  if (event.kind !== 'request') return [];
  const token = new URLSearchParams(event.message.body ?? '').get('token') ?? '';
  const secret = known.get(token);
  return secret ? [{ secret, seq: event.seq, role: 'carried', where: 'token' }] : [];
}

const isHtml = (event: MessageEvent) => mediaType(event.message) === 'text/html';

function screenAt(backwards: readonly TraceEvent[]): Screen | undefined {
  const shown = backwards.find(
    (event) =>
      (event.kind === 'work' && event.shows !== undefined) ||
      (event.kind === 'response' &&
        event.to === 'browser' &&
        isHtml(event) &&
        !header(event.message, 'location')),
  );
  if (!shown) return undefined;
  const asked = backwards.find(
    (event): event is RequestEvent =>
      event.kind === 'request' && event.from === 'browser' && event.seq < shown.seq,
  );
  const html =
    shown.kind === 'work' ? shown.shows : shown.kind === 'response' ? shown.message.body : undefined;
  return { seq: shown.seq, url: asked?.message.url ?? '', html: html ?? '' };
}

function jwksIn(backwards: readonly TraceEvent[]): { jwks: Jwks; seq: number } | undefined {
  for (const event of backwards) {
    if (event.kind !== 'response' || event.message.status !== 200 || !event.message.body.includes('"keys"'))
      continue;
    const jwks = parseJwks(event.message.body);
    if (jwks) return { jwks, seq: event.seq };
  }
  return undefined;
}
