import type { ConsentRequest } from './records.ts';

/** What users allowed, for each client and audience. */
export class Consents {
  readonly #scopes = new Map<string, Set<string>>();

  /** Whether the user allowed at least these scopes before. */
  cover(sub: string, request: ConsentRequest): boolean {
    const allowed = this.#scopes.get(keyOf(sub, request));
    return allowed !== undefined && request.scope.every((scope) => allowed.has(scope));
  }

  remember(sub: string, request: ConsentRequest): void {
    const key = keyOf(sub, request);
    this.#scopes.set(key, new Set([...(this.#scopes.get(key) ?? []), ...request.scope]));
  }
}

const keyOf = (sub: string, request: ConsentRequest): string =>
  JSON.stringify([sub, request.client.client_id, request.audience]);
