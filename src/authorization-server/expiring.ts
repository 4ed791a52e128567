/** A record that is worth nothing after a moment. */
export interface Expiring {
  /** Seconds since 1970; from this second on the record no longer counts. */
  readonly expiresAt: number;
}

/**
 * A map that forgets what expired. A record stays for `grace` seconds after its expiry, so that a check can still say "expired"
 * instead of "unknown". Records of one map live about equally long, so the oldest expires first and forgetting is cheap: each record is
 * put once and dropped once, however many there are. One that lives longer keeps those behind it a little longer, too.
 */
export class ExpiringMap<Record extends Expiring> {
  readonly #records = new Map<string, Record>();
  readonly #grace: number;

  constructor(grace: number) {
    this.#grace = grace;
  }

  get(key: string | undefined): Record | undefined {
    return key === undefined ? undefined : this.#records.get(key);
  }

  set(key: string, record: Record): void {
    this.#records.set(key, record);
  }

  delete(key: string): void {
    this.#records.delete(key);
  }

  get size(): number {
    return this.#records.size;
  }

  /** Drops what nobody can ask about any more. */
  forget(now: number): void {
    for (const [key, { expiresAt }] of this.#records) {
      if (expiresAt + this.#grace > now) return;
      this.#records.delete(key);
    }
  }
}
