import type { Check } from '../../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { Channel, Party, SecretKind } from '../../protocol/parties.ts';
import { rfc } from '../../protocol/spec.ts';
import type { Draft, TraceEvent } from '../../trace/events.ts';
import { readersOfRequest, readersOfResponse } from '../../trace/exposure.ts';
import type { CarriedSecret, DiagramEvent } from '../input.ts';

const START = Date.UTC(2026, 0, 5, 12);

/** A secret for a drawing: its kind and what stands in for its value. */
export function secret(kind: SecretKind, value: string): CarriedSecret {
  return { id: `${kind}:${value}`, kind, fingerprint: value.slice(0, 4) };
}

/** A check that passed, or did not. */
export function check(title: string, passed = true): Check {
  const spec = rfc(7636, '4.6');
  return { id: 'a_check', title, passed, expected: 'this', actual: passed ? 'this' : 'that', spec };
}

/** Writes events down in order, with their numbers, as the recorder would. */
export class DiagramBuilder {
  readonly events: DiagramEvent[] = [];
  #step = 0;
  #exchanges = 0;

  step(step: number): this {
    this.#step = step;
    return this;
  }

  add(draft: Draft, secrets: readonly CarriedSecret[] = []): this {
    const seq = this.events.length;
    const event = { ...draft, seq, at: START + seq * 40, step: this.#step } as TraceEvent;
    this.events.push({ event, secrets });
    return this;
  }

  action(label: string, on: Party, secrets: readonly CarriedSecret[] = []): this {
    return this.add({ kind: 'action', by: 'user', on, name: 'act', label, values: [] }, secrets);
  }

  work(
    by: Party,
    label: string,
    checks: readonly Check[] = [],
    secrets: readonly CarriedSecret[] = [],
  ): this {
    return this.add({ kind: 'work', by, name: 'work', label, values: [], checks }, secrets);
  }

  request(
    [from, to]: readonly [Party, Party],
    channel: Channel,
    message: HttpRequest,
    secrets: readonly CarriedSecret[] = [],
    changed: { readonly edited?: true; readonly injected?: true } = {},
  ): this {
    const exchange = `x${++this.#exchanges}`;
    const readers = readersOfRequest(message, channel, to);
    return this.add({ kind: 'request', exchange, from, to, channel, readers, message, ...changed }, secrets);
  }

  response(
    [from, to]: readonly [Party, Party],
    channel: Channel,
    message: HttpResponse,
    secrets: readonly CarriedSecret[] = [],
    changed: { readonly edited?: true; readonly injected?: true } = {},
  ): this {
    const exchange = `x${this.#exchanges}`;
    const readers = readersOfResponse(message, channel, to);
    return this.add({ kind: 'response', exchange, from, to, channel, readers, message, ...changed }, secrets);
  }
}
