import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Everything that one oidc-provider remembers. Its own store in memory is shared by all that run in a process. */
export class Store {
  readonly #entries = new Map<string, Entry>();

  /** What oidc-provider wants for each kind of thing that it keeps. */
  readonly adapterFor = (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      // It tells an expired device code from an unknown one, if the store still has it.
      const kept = expiresIn === undefined || model === 'DeviceCode';
      const expires = kept ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
      this.#entries.set(`${model}:${id}`, { payload, expires });
    },
    find: async (id) => this.#live(`${model}:${id}`),
    findByUid: async (uid) => this.#where(model, (payload) => payload.uid === uid),
    findByUserCode: async (code) => this.#where(model, (payload) => payload.userCode === code),
    consume: async (id) => {
      const payload = this.#live(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      this.#entries.delete(`${model}:${id}`);
    },
    // It asks each kind of token apart.
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of this.#entries)
        if (payload.grantId === grantId && key.startsWith(`${model}:`)) this.#entries.delete(key);
    },
  });

  #live(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expires > Date.now() ? entry.payload : undefined;
  }

  #where(model: string, holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const keys = [...this.#entries.keys()].filter((key) => key.startsWith(`${model}:`));
    return keys.map((key) => this.#live(key)).find((payload) => payload !== undefined && holds(payload));
  }
}
