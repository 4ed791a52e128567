import type { Reader } from '../../../protocol/parties.ts';
import { exposureOf, isExposure, type TraceModel } from '../../../trace/index.ts';

/** A place where a secret could be read, and in how many events. */
export interface ReadablePlace {
  readonly reader: Reader;
  readonly events: number;
  /** The first of them. */
  readonly first: number;
}

/** Where a secret could be read in its trace. */
export interface SecretExposure {
  /** Places that it leaks to. */
  readonly leaks: readonly ReadablePlace[];
  /** The parties that had it in their hands. */
  readonly holders: readonly ReadablePlace[];
  /** Usual places of leaks that it never came to. */
  readonly never: readonly Reader[];
}

/** Where values of a redirect flow usually leak (RFC 9700 §4.2). */
const USUAL: readonly Reader[] = [
  'address bar',
  'browser history',
  'Referer header',
  'browser memory',
  'server logs',
];

/** Where a secret could be read, and where never. */
export function secretExposure(model: TraceModel, id: string): SecretExposure {
  const places = exposureOf(model, id).map(
    ({ reader, seqs }): ReadablePlace => ({ reader, events: seqs.length, first: seqs[0] ?? 0 }),
  );
  return {
    leaks: places.filter(({ reader }) => isExposure(reader)),
    // The network is on the way of all, and nobody reads there.
    holders: places.filter(({ reader }) => !isExposure(reader) && reader !== 'network (TLS)'),
    never: USUAL.filter((usual) => !places.some(({ reader }) => reader === usual)),
  };
}
