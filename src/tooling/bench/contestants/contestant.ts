import type { Loopback } from '../../../authorization-server/testing/loopback.ts';
import type { Handle } from '../../../protocol/http.ts';

/** The flows that are compared. */
export const flowNames = [
  'code + PKCE',
  'code + PKCE, 8 at once',
  'client credentials',
  'device',
  'refresh',
] as const;

/** One of {@link flowNames}. */
export type FlowName = (typeof flowNames)[number];

/** How many flows one run of it has in flight. */
export function flowsInRun(name: FlowName): number {
  return name === 'code + PKCE, 8 at once' ? 8 : 1;
}

/** A server that is measured beside others. All of them sign with the same key and know the same clients, user and API. */
export interface Contestant {
  readonly name: string;
  /** Such as `9.13.3`; empty for ours. */
  readonly version: string;
  /** What it lacks or does less of, for the reader of the figures. */
  readonly remarks: Partial<Readonly<Record<FlowName, string>>>;
  /** Flows that it does not have at all. */
  readonly lacks: readonly FlowName[];
  /** Where its endpoints are below its origin. */
  readonly paths: { readonly authorization: string; readonly token: string; readonly device: string };
  /** The parameter that names the API. */
  readonly apiParameter: 'audience' | 'resource';
  /** A fresh server that is called as a function, as near to its core as it lets anybody. It calls itself by `origin`. */
  inProcess(origin: string): Promise<Handle>;
  /** A fresh server behind a port of this computer. */
  overLoopback(): Promise<Loopback>;
}

/** A server that is set up, and the way to it. */
export interface Site {
  readonly contestant: Contestant;
  readonly origin: string;
  readonly send: Handle;
}
