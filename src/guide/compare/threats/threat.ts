import type { FlowId } from '../../../flows/index.ts';
import type { SpecRef } from '../../../protocol/spec.ts';

/** Attacks that are performed: once with the protection, once without. */
export const proofIds = [
  'code-without-verifier',
  'code-without-secret',
  'look-alike-redirect',
  'foreign-nonce',
  'foreign-state',
  'foreign-issuer',
  'forged-id-token',
  'copied-access-token',
  'old-refresh-token',
  'wrong-secret',
] as const;

/** The name of an attack that is performed. */
export type ProofId = (typeof proofIds)[number];

/** What becomes of a threat in one flow. */
export type ThreatAnswer =
  | {
      /** `met`: the flow as it runs here stops it. `open`: it does not; `by` says what to add. */
      readonly verdict: 'met' | 'open';
      /** By what, in a few words. */
      readonly by: string;
      /** One or two sentences more. */
      readonly more: string;
      readonly spec: SpecRef;
      readonly proof?: ProofId;
    }
  | {
      /** The flow has nothing that it could happen to. */
      readonly verdict: 'none';
      /** Why, in a few words: `No code`. */
      readonly by: string;
    };

/** Something that can go wrong, and how each flow stands to it. */
export interface Threat {
  readonly id: string;
  /** For the head of a row. */
  readonly label: string;
  /** What the attacker does, in one sentence. */
  readonly what: string;
  readonly spec: SpecRef;
  readonly answers: Readonly<Record<FlowId, ThreatAnswer>>;
}

/** A threat that has nothing to get hold of. */
export const none = (by: string): ThreatAnswer => ({ verdict: 'none', by });
