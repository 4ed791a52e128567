import type { Secret, SecretRole, TraceEvent, TraceModel } from '../../../trace/index.ts';
import { titleOf } from '../message/heading.ts';
import { partiesInWords } from '../message/parties.ts';

/** An event in which a secret turned up. */
export interface FollowedEvent {
  readonly seq: number;
  readonly title: string;
  /** `App → Authorization Server`, or the one party that worked. */
  readonly parties: string;
  readonly roles: readonly SecretRole[];
  readonly where: readonly string[];
}

/** A secret and every event in which it turned up, in order. */
export interface Followed {
  readonly secret: Secret;
  readonly events: readonly FollowedEvent[];
}

/** Where a secret was made, carried, compared and spent; `undefined` for an id that the trace does not know. */
export function followed(model: TraceModel, id: string | undefined): Followed | undefined {
  const uses = id === undefined ? [] : model.usesOf(id);
  const secret = uses[0]?.secret;
  if (!secret) return undefined;
  const seqs = [...new Set(uses.map((use) => use.seq))];
  const events = seqs.flatMap((seq): FollowedEvent[] => {
    const event = model.event(seq);
    if (!event) return [];
    const here = uses.filter((use) => use.seq === seq);
    return [
      {
        seq,
        title: titleWithin(model, event),
        parties: partiesInWords(event),
        roles: [...new Set(here.map((use) => use.role))],
        where: [...new Set(here.map((use) => use.where))],
      },
    ];
  });
  return { secret, events };
}

/** Work for an exchange is told from other work by its request. */
function titleWithin(model: TraceModel, event: TraceEvent): string {
  const request = event.kind === 'work' ? model.requestOf(event) : undefined;
  return request ? `${titleOf(event)}: ${titleOf(request)}` : titleOf(event);
}

/** How often a secret turned up, in words: `in 4 events`. */
export function countInWords({ events }: Followed): string {
  return events.length === 1 ? 'in 1 event' : `in ${events.length} events`;
}

/** What happened to a secret, in order: `made, carried, compared, spent`. */
export function rolesInWords({ events }: Followed): string {
  return [...new Set(events.flatMap((event) => event.roles))].join(', ');
}
