import { sha256, toBase64Url, toHex } from '../../../protocol/encoding.ts';
import { decodeJwt } from '../../../protocol/jwt.ts';
import type { TraceEvent, TraceModel, WorkEvent } from '../../../trace/index.ts';

/** A hash claim of an ID token, and the value that it must be the hash of. */
export interface HashProof {
  readonly claim: 'at_hash' | 'c_hash';
  readonly kind: 'access_token' | 'code';
  readonly value: string;
  /** What the ID token says; `undefined` where it says nothing. */
  readonly claimed: string | undefined;
  /** The message that brought the ID token. */
  readonly tokenSeq: number;
}

const HASHES = [
  { check: 'c_hash_matches', claim: 'c_hash', kind: 'code' },
  { check: 'at_hash_matches', claim: 'at_hash', kind: 'access_token' },
] as const;

/** The hashes that an event compared; none for events that have nothing to do with them. */
export function hashProofs(model: TraceModel, event: TraceEvent): HashProof[] {
  if (event.kind !== 'work') return [];
  return HASHES.flatMap(({ check, claim, kind }): HashProof[] => {
    const compared = event.checks.find(({ id }) => id === check);
    const token = compared && tokenOf(model, event, claim, compared.actual);
    if (!token) return [];
    const value = hashedValue(model, token.seq, kind, compared.expected);
    return value === undefined ? [] : [{ claim, kind, value, claimed: token.claimed, tokenSeq: token.seq }];
  });
}

interface BroughtToken {
  readonly seq: number;
  readonly claimed: string | undefined;
}

/**
 * The latest ID token before the check that says what the check found. Only one whose signature uses SHA-256 can be worked out
 * again here (OIDC Core §3.1.3.6: the hash is that of the signature's algorithm).
 */
function tokenOf(
  model: TraceModel,
  { seq }: WorkEvent,
  claim: HashProof['claim'],
  found: string,
): BroughtToken | undefined {
  for (let at = seq; at >= 0; at--) {
    const event = model.event(at);
    if (event?.kind !== 'request' && event?.kind !== 'response') continue;
    for (const { kind, value } of model.secretsAt(at)) {
      const jwt = kind === 'id_token' ? decodeJwt(value) : undefined;
      if (!jwt || !/256$/.test(String(jwt.header['alg']))) continue;
      const claimed = jwt.claims[claim];
      const text = typeof claimed === 'string' ? claimed : undefined;
      if (text === found || (text === undefined && found === '(absent)')) return { seq: at, claimed: text };
    }
  }
  return undefined;
}

/** The value that the app hashed: of all that it got so far, the one that gives what it expected; else the one beside the ID token. */
function hashedValue(
  model: TraceModel,
  seq: number,
  kind: HashProof['kind'],
  expected: string,
): string | undefined {
  const beside = valuesAround(model, seq, kind);
  return beside.find((value) => halfHash(value).claim === expected) ?? beside[0];
}

/** Values of a kind in a message, then in the request that it answers: there the code stands whose ID token the token endpoint sends. */
function valuesAround(model: TraceModel, seq: number, kind: HashProof['kind']): string[] {
  const event = model.event(seq);
  const request = event?.kind === 'response' ? model.requestOf(event) : undefined;
  return [seq, ...(request ? [request.seq] : [])].flatMap((at) =>
    model
      .secretsAt(at)
      .filter((secret) => secret.kind === kind)
      .map(({ value }) => value),
  );
}

/** A hash claim worked out again, step by step. */
export interface HalfHash {
  /** SHA-256: 32 bytes, two hexadecimal digits each. */
  readonly bytes: readonly string[];
  /** How many of them, from the left, go on. */
  readonly taken: number;
  readonly claim: string;
}

/**
 * Works a hash claim out of the code or the access token.
 * @see [OpenID Connect Core 1.0, section 3.3.2.11](https://openid.net/specs/openid-connect-core-1_0.html#HybridIDToken)
 */
export function halfHash(value: string): HalfHash {
  const hash = sha256(value);
  const taken = hash.length / 2;
  return { bytes: toHex(hash).match(/../g) ?? [], taken, claim: toBase64Url(hash.slice(0, taken)) };
}
