/** The clock, given to every party. No protocol code reads the computer's own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** The source of randomness, given to every party. */
export interface Random {
  /** `length` bytes; a seeded source gives the same ones in every run. */
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

/** The clock's time in whole seconds, the unit of `exp`, `iat` and `auth_time` (RFC 7519 §2, NumericDate). */
export function seconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}
