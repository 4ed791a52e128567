import { partyLabel } from '../../../diagram/participants.ts';
import type { Party } from '../../../protocol/parties.ts';
import { pageOwner, type SecretUse, type TraceEvent, type TraceModel } from '../../../trace/index.ts';

/** One place that held the password. */
export interface PasswordPlace {
  readonly seq: number;
  readonly party: Party;
  /** What the party did with it: `sends it to Authorization Server, in the form body`. */
  readonly how: string;
}

/** Where a password went. */
export interface PasswordStory {
  readonly places: readonly PasswordPlace[];
  /** Whether the app was one of those who held it. */
  readonly appHeldIt: boolean;
}

/** Every place that held the password of an event; `undefined` for an event without one. */
export function passwordStory(model: TraceModel, { seq }: TraceEvent): PasswordStory | undefined {
  const password = model.secretsAt(seq).find(({ kind }) => kind === 'password');
  if (!password) return undefined;
  const uses = [...new Map(model.usesOf(password.id).map((use) => [use.seq, use])).values()];
  const events = uses.flatMap((use) => {
    const event = model.event(use.seq);
    return event ? [{ event, use }] : [];
  });
  return {
    places: events.flatMap(({ event, use }) => placeOf(model, event, use) ?? []),
    appHeldIt: events.some(({ event }) => holders(model, event).includes('app')),
  };
}

function holders(model: TraceModel, event: TraceEvent): (Party | undefined)[] {
  if (event.kind === 'request' || event.kind === 'response') return [event.from, event.to];
  if (event.kind === 'work') return [event.by];
  return event.kind === 'action' ? [pageOwner(model, event)] : [];
}

function placeOf(
  model: TraceModel,
  event: TraceEvent,
  { where, role }: SecretUse,
): PasswordPlace | undefined {
  const { seq } = event;
  switch (event.kind) {
    case 'action': {
      const how =
        event.on === 'browser'
          ? 'has it typed on its page, in the browser'
          : 'has it typed on its own screen';
      return { seq, party: pageOwner(model, event) ?? event.on, how };
    }
    case 'request':
    case 'response':
      return { seq, party: event.from, how: `sends it to ${partyLabel(event.to)}, in the ${where}` };
    case 'work':
      return { seq, party: event.by, how: role === 'made' ? 'made it' : 'compares it' };
    default:
      return undefined;
  }
}
