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

/** What every party checked up to the present event. Groups that are not present are the same objects at every event. */
export function checksUpTo(model: TraceModel, seq: number): ChecksSoFar {
  const exchange = exchangeOf(model, seq);
  const isPresent = (group: CheckGroup) =>
    group.seq === seq || (exchange !== undefined && exchangeOf(model, group.seq) === exchange);
  const groups = allIn(model)
    .checks.filter((group) => group.seq <= seq)
    .map((group) => (isPresent(group) ? { ...group, present: true } : group));
  const checks = groups.flatMap((group) => group.checks);
  const refused = checks.filter((check) => !check.passed).length;
  return { groups, passed: checks.length - refused, refused };
}

function groupOf(model: TraceModel, event: WorkEvent): CheckGroup {
  const request = model.requestOf(event);
  return {
    seq: event.seq,
    party: event.by,
    label: event.label,
    about: request && titleOf(request),
    checks: event.checks,
    refused: event.checks.filter((check) => !check.passed).length,
    present: false,
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
export function storedUpTo(model: TraceModel, seq: number): readonly StoredGroup[] {
  return allIn(model).stored.filter((group) => group.seq <= seq);
}

function storedIn(model: TraceModel, event: WorkEvent): StoredGroup {
  const request = model.requestOf(event);
  const about = request ? titleOf(request) : event.label;
  return { seq: event.seq, party: event.by, about, values: event.values };
}

interface All {
  readonly checks: readonly CheckGroup[];
  readonly stored: readonly StoredGroup[];
}

/** A model never changes, so its work is gone through once. */
const known = new WeakMap<TraceModel, All>();

/** All groups of a trace, newest first. */
function allIn(model: TraceModel): All {
  const before = known.get(model);
  if (before) return before;
  const all = gather(model);
  known.set(model, all);
  return all;
}

function gather(model: TraceModel): All {
  const work = model.trace.events.filter((event) => event.kind === 'work').reverse();
  const isServer = ({ by }: WorkEvent) => by === 'authorization-server' || by === 'api';
  return {
    checks: work.filter(({ checks }) => checks.length > 0).map((event) => groupOf(model, event)),
    stored: work
      .filter((event) => isServer(event) && event.values.length > 0)
      .map((event) => storedIn(model, event)),
  };
}
