import type { SpecRef } from '../protocol/spec.ts';
import type { Facts } from './facts/facts.ts';
import type { Finding } from './finding.ts';

/** What rules are about; the list of what was checked goes by it. */
export type Topic =
  | 'state'
  | 'nonce'
  | 'PKCE'
  | 'redirect_uri'
  | 'code'
  | 'authorization response'
  | 'issuer'
  | 'client authentication'
  | 'scope and audience'
  | 'tokens'
  | 'API'
  | 'browser'
  | 'refresh'
  | 'device'
  | 'password'
  | 'network and proxies'
  | 'exposure'
  | 'logout'
  | 'practice'
  | 'errors';

/** What a rule says of one place where it applies. */
export type Verdict =
  | { readonly kind: 'broken'; readonly finding: Finding }
  /** Checked and right; `seqs` are the events that show it. */
  | { readonly kind: 'held'; readonly seqs: readonly number[] }
  /** It applies here, but the trace lacks what would decide it: what that is, and where it could be had. */
  | { readonly kind: 'untold'; readonly lacks: string };

/** One thing that diagnosis looks for. One rule a file. */
export interface Rule {
  /** Lower snake case: `pkce_verifier_mismatch`. It stands in the page as `data-rule`. */
  readonly id: string;
  readonly topic: Topic;
  /** What holds when all is right: `The code_verifier belongs to the code_challenge`. */
  readonly title: string;
  readonly spec: SpecRef;
  /** A verdict for each place where the rule applies; none where it applies to nothing in this trace. */
  check(facts: Facts): readonly Verdict[];
}

/** What a rule gives to {@link broken}: all of a finding but the rule's own words and the defaults. */
export type Broken = Omit<Finding, 'rule' | 'specs' | 'explains' | 'weight' | 'certainty'> &
  Partial<Pick<Finding, 'specs' | 'explains' | 'weight' | 'certainty'>>;

/** A verdict that something is wrong: an error that this trace proves, where the draft does not say otherwise. */
export function broken(rule: Pick<Rule, 'id' | 'spec'>, draft: Broken): Verdict {
  return {
    kind: 'broken',
    finding: {
      ...{ weight: 'error', certainty: 'proved', specs: [rule.spec], explains: [] },
      ...draft,
      rule: rule.id,
    },
  };
}

/** A verdict that all is right at these events. */
export const held = (...seqs: readonly number[]): Verdict => ({ kind: 'held', seqs });

/** A verdict that this trace cannot tell, with what it lacks: `The token request is not in this trace.` */
export const untold = (lacks: string): Verdict => ({ kind: 'untold', lacks });
