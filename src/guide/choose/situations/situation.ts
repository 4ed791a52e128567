import type { FlowId } from '../../../flows/index.ts';
import type { SpecRef } from '../../../protocol/spec.ts';
import type { Query } from '../question.ts';

/** A real case, with the flow and options that the specifications argue for, written down by hand. */
export interface Situation {
  /** What somebody builds, in one sentence. */
  readonly text: string;
  /** Its address in the chooser. */
  readonly answers: Query;
  readonly flow: FlowId;
  /** What differs from the flow's defaults. */
  readonly options: Query;
  /** Why this flow and these options, in a sentence or two. */
  readonly because: string;
  readonly spec: SpecRef;
}

/** Answers as an address writes them, with spaces between: `machine=no server=yes`. */
export function answered(text: string): Query {
  return Object.fromEntries(new URLSearchParams(text.replaceAll(' ', '&')));
}

/** The user is not away: no offline_access, no refresh. */
export const noRefresh = { scope: 'openid profile email read:orders', refresh: 'false' } as const;

/** The app proves itself with a key. */
export const withKey = { clientAuthentication: 'private_key_jwt' } as const;

/** What FAPI 2.0 asks of a client, as far as the options go. */
export const guarded = { ...withKey, par: 'on', dpop: 'on' } as const;
