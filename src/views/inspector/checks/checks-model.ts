import type { Check, NamedValue } from '../../../protocol/check.ts';
import type { Party } from '../../../protocol/parties.ts';
import type { TraceModel, WorkEvent } from '../../../trace/index.ts';
import { titleOf } from '../message/heading.ts';

/** What one party checked in one go. */
export interface CheckGroup {
  readonly seq: number;
  readonly party: Party;
  readonly label: string;
  /** The request that it was for: `POST /oauth/token`. */
  readonly about: string | undefined;
  readonly checks: readonly Check[];
  readonly refused: number;
  /** The present event, or another of its exchange. */
  readonly present: boolean;
}

/** All checks up to an event, newest group first. */
export interface ChecksSoFar {
  readonly groups: readonly CheckGroup[];
  readonly passed: number;
  readonly refused: number;
}

/** What every party checked up to the present event. */
export function checksUpTo(model: TraceModel, seq: number): ChecksSoFar {
  const exchange = exchangeOf(model, seq);
  const groups = workUpTo(model, seq)
    .filter((event) => event.checks.length > 0)
    .map((event) =>
      groupOf(model, event, event.seq === seq || (exchange !== undefined && event.exchange === exchange)),
    )
    .reverse();
  const checks = groups.flatMap((group) => group.checks);
  const refused = checks.filter((check) => !check.passed).length;
  return { groups, passed: checks.length - refused, refused };
}

function groupOf(model: TraceModel, event: WorkEvent, present: boolean): CheckGroup {
  const request = model.requestOf(event);
  return {
    seq: event.seq,
    party: event.by,
    label: event.label,
    about: request && titleOf(request),
    checks: event.checks,
    refused: event.checks.filter((check) => !check.passed).length,
    present,
  };
}

function exchangeOf(model: TraceModel, seq: number): string | undefined {
  const event = model.event(seq);
  return event && 'exchange' in event ? event.exchange : undefined;
}

/** What a server made or stored in one go. */
export interface StoredGroup {
  readonly seq: number;
  readonly party: Party;
  readonly about: string;
  readonly values: readonly NamedValue[];
}

/** What the authorization server and the API said they stored up to the present event, newest first. */
export function storedUpTo(model: TraceModel, seq: number): StoredGroup[] {
  return workUpTo(model, seq)
    .filter((event) => (event.by === 'authorization-server' || event.by === 'api') && event.values.length > 0)
    .map((event) => {
      const request = model.requestOf(event);
      const about = request ? titleOf(request) : event.label;
      return { seq: event.seq, party: event.by, about, values: event.values };
    })
    .reverse();
}

function workUpTo(model: TraceModel, seq: number): WorkEvent[] {
  return model.trace.events.slice(0, seq + 1).filter((event) => event.kind === 'work');
}
