import { type Expiring, ExpiringMap } from './expiring.ts';

/** For how many seconds a wrong guess counts. */
const MEMORY = 600;

interface Failures extends Expiring {
  count: number;
}

/**
 * Counts wrong passwords, secrets and user codes. Whoever used up the guesses waits until the first of them is forgotten.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 5.1](https://www.rfc-editor.org/rfc/rfc8628#section-5.1)
 */
export class Attempts {
  readonly #failures = new ExpiringMap<Failures>(0);

  /** Remembers a wrong guess for a name such as `password ana@mail.example`. */
  fail(name: string, now: number): void {
    const known = this.#failures.get(name);
    if (known && known.expiresAt > now) known.count += 1;
    else {
      this.#failures.delete(name);
      this.#failures.set(name, { count: 1, expiresAt: now + MEMORY });
    }
  }

  forget(now: number): void {
    this.#failures.forget(now);
  }

  /** Seconds to wait before the next guess; 0 where there are guesses left. */
  wait(name: string, now: number, guesses: number): number {
    const known = this.#failures.get(name);
    return known && known.count >= guesses ? Math.max(0, known.expiresAt - now) : 0;
  }
}
