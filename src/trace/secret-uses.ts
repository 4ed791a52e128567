import type { TraceEvent } from './events.ts';
import { type Secret, type SecretUse, secretOf, secretsFound } from './secrets.ts';

/** Every turn of every secret, in the order of the events. */
export function secretUses(events: readonly TraceEvent[]): SecretUse[] {
  const known = new Map<string, Secret>();
  /** The work that made a value: there it turned up first. */
  const makers = new Map<string, number>();
  return events.flatMap((event) => {
    const uses = secretsFound(event).map(({ kind, value, where }): SecretUse => {
      const first = known.get(value);
      const secret = first ?? secretOf(kind, value);
      known.set(value, secret);
      if (!first && event.kind === 'work') makers.set(value, event.seq);
      const made = makers.get(value) === event.seq;
      return { secret, seq: event.seq, role: made ? 'made' : roleIn(event), where };
    });
    return [...uses, ...mentions(event, known)];
  });
}

const roleIn = (event: TraceEvent) => (event.kind === 'work' ? 'compared' : 'carried');

/** Checks of what works once: a request that passes all of its checks spends it. */
const SPENDING: ReadonlySet<string> = new Set(['code_unused', 'refresh_token_unused']);

/** Secrets that a check compared or a parameter carried under another name (`token` at the revocation endpoint). */
function mentions(event: TraceEvent, known: ReadonlyMap<string, Secret>): SecretUse[] {
  if (event.kind === 'work') {
    const accepted = event.checks.every(({ passed }) => passed);
    return event.checks.flatMap(({ id, expected, actual }) =>
      [expected, actual].flatMap((text): SecretUse[] => {
        const secret = known.get(text);
        const spent = accepted && SPENDING.has(id);
        return secret ? [{ secret, seq: event.seq, role: spent ? 'spent' : 'compared', where: id }] : [];
      }),
    );
  }
  if (event.kind !== 'request') return [];
  const token = new URLSearchParams(event.message.body ?? '').get('token') ?? '';
  const secret = known.get(token);
  return secret ? [{ secret, seq: event.seq, role: 'carried', where: 'token' }] : [];
}
