import type { RequestEvent, ResponseEvent } from '../../trace/index.ts';
import type { AuthorizationAnswer, AuthorizationAsk, Facts } from '../facts/facts.ts';

/** Computes something of an attempt once. Facts never change, and many rules ask for the same. */
export function remembered<T>(compute: (facts: Facts) => T): (facts: Facts) => T {
  const known = new WeakMap<Facts, { readonly value: T }>();
  return (facts) => {
    const before = known.get(facts);
    if (before) return before.value;
    const value = compute(facts);
    known.set(facts, { value });
    return value;
  };
}

function grouped<T>(
  list: readonly T[],
  keyOf: (one: T) => string | number | undefined,
): Map<string | number, T[]> {
  const groups = new Map<string | number, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

const NONE: readonly never[] = [];

const indexOf = (name: string) =>
  remembered(({ asks }: Facts) => grouped<AuthorizationAsk>(asks, ({ fields }) => fields.value(name)));

const INDEXES = {
  state: indexOf('state'),
  nonce: indexOf('nonce'),
  code_challenge: indexOf('code_challenge'),
} as const;

/** The authorization requests of an attempt that carry this value under this name. */
export const asksWith = (
  facts: Facts,
  name: keyof typeof INDEXES,
  value: string,
): readonly AuthorizationAsk[] => INDEXES[name](facts).get(value) ?? NONE;

const byAsk = remembered(({ answers }) => grouped<AuthorizationAnswer>(answers, ({ ask }) => ask?.seq));

/** The answers to an authorization request. */
export const answersTo = (facts: Facts, { seq }: AuthorizationAsk): readonly AuthorizationAnswer[] =>
  byAsk(facts).get(seq) ?? NONE;

const byCode = remembered(({ answers }) =>
  grouped<AuthorizationAnswer>(answers, ({ fields }) => fields.value('code')),
);

/** The answers of an attempt that bring this code. */
export const answersWithCode = (facts: Facts, code: string): readonly AuthorizationAnswer[] =>
  byCode(facts).get(code) ?? NONE;

const exchanges = remembered(({ trace }) => {
  const halves = new Map<string, { request?: RequestEvent; response?: ResponseEvent }>();
  for (const event of trace.events) {
    if (event.kind !== 'request' && event.kind !== 'response') continue;
    const both = halves.get(event.exchange) ?? {};
    halves.set(event.exchange, both);
    if (event.kind === 'request') both.request ??= event;
    else both.response ??= event;
  }
  return halves;
});

/** The answer to a request. */
export const responseTo = (facts: Facts, { exchange }: RequestEvent): ResponseEvent | undefined =>
  exchanges(facts).get(exchange)?.response;

/** The request that a response answers. */
export const requestOf = (facts: Facts, { exchange }: ResponseEvent): RequestEvent | undefined =>
  exchanges(facts).get(exchange)?.request;

/** Where this attempt itself has the server's metadata; `undefined` where they are another attempt's. */
export const ownMetadataSeq = remembered(({ metadata, trace }) => {
  const event = metadata && trace.events[metadata.seq];
  return event?.kind === 'response' && event.message.body.includes('"issuer"') ? event.seq : undefined;
});
