import { mediaType } from '../protocol/http.ts';
import { decodeParameters, parameter } from '../protocol/parameters.ts';
import type { SecretKind } from '../protocol/parties.ts';
import type { TraceEvent, WorkEvent } from './events.ts';
import { type Secret, type SecretUse, secretOf, secretsFound } from './secrets.ts';

/** Every turn of every secret, in the order of the events. */
export function secretUses(events: readonly TraceEvent[]): SecretUse[] {
  const known = new Known();
  return events.flatMap((event) => {
    const uses = secretsFound(event).map(({ kind, value, where }): SecretUse => {
      const { secret, made } = known.meet(kind, value, event);
      return { secret, seq: event.seq, role: made ? 'made' : roleIn(event), where };
    });
    if (event.kind === 'request')
      known.sent.set(
        event.exchange,
        uses.map((use) => use.secret),
      );
    return [...uses, ...mentions(event, known)];
  });
}

const roleIn = (event: TraceEvent) => (event.kind === 'work' ? 'compared' : 'carried');

/** The secrets that turned up so far. */
class Known {
  readonly byValue = new Map<string, Secret>();
  /** What the request of each exchange carried. */
  readonly sent = new Map<string, readonly Secret[]>();
  /** The only secrets that a page shows to people. */
  readonly userCodes: Secret[] = [];
  /** The work that made a value: there it turned up first. */
  readonly #makers = new Map<string, number>();

  meet(kind: SecretKind, value: string, event: TraceEvent): { secret: Secret; made: boolean } {
    let secret = this.byValue.get(value);
    if (!secret) {
      secret = secretOf(kind, value);
      this.byValue.set(value, secret);
      if (kind === 'user_code') this.userCodes.push(secret);
      if (event.kind === 'work') this.#makers.set(value, event.seq);
    }
    return { secret, made: this.#makers.get(value) === event.seq };
  }
}

/** Checks of what works once: a request that passes all of its checks spends it. */
const SPENDING: ReadonlySet<string> = new Set([
  'code_unused',
  'refresh_token_unused',
  'device_code_unspent',
  'pushed_request_known',
  'assertion_unused',
  'dpop_unused',
]);

/** Checks that say what they found in other words than the value's own, and which value of their request it is about. */
const ABOUT: ReadonlyMap<string, SecretKind> = new Map([
  ['credentials_correct', 'password'],
  ['user_credentials_correct', 'password'],
  ['user_code_waiting', 'user_code'],
  ['assertion_signature_valid', 'client_assertion'],
  ['assertion_unused', 'client_assertion'],
  ['dpop_signature_valid', 'dpop_proof'],
  ['dpop_unused', 'dpop_proof'],
]);

/** Secrets that a check compared, a page shows or a parameter carries under another name (`token` at the revocation endpoint). */
function mentions(event: TraceEvent, known: Known): SecretUse[] {
  switch (event.kind) {
    case 'work':
      return [...compared(event, known), ...shown(event.seq, event.shows ?? '', known)];
    case 'response':
      return mediaType(event.message) === 'text/html' ? shown(event.seq, event.message.body, known) : [];
    case 'request': {
      const token = parameter(decodeParameters(event.message.body ?? ''), 'token') ?? '';
      const secret = known.byValue.get(token);
      return secret ? [{ secret, seq: event.seq, role: 'carried', where: 'token' }] : [];
    }
    default:
      return [];
  }
}

function compared({ seq, exchange = '', checks }: WorkEvent, known: Known): SecretUse[] {
  const accepted = checks.every(({ passed }) => passed);
  return checks.flatMap(({ id, expected, actual }): SecretUse[] => {
    const role = accepted && SPENDING.has(id) ? 'spent' : 'compared';
    const named = [expected, actual].flatMap((text) => known.byValue.get(text) ?? []);
    const about = ABOUT.get(id);
    const meant = about && known.sent.get(exchange)?.find(({ kind }) => kind === about);
    const secrets = named.length > 0 || !meant ? named : [meant];
    return secrets.map((secret) => ({ secret, seq, role, where: id }));
  });
}

function shown(seq: number, html: string, { userCodes }: Known): SecretUse[] {
  return userCodes
    .filter(({ value }) => html.includes(value))
    .map((secret) => ({ secret, seq, role: 'carried', where: 'page text' }));
}
