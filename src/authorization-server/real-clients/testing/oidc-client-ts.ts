import {
  type DPoPState,
  InMemoryWebStorage,
  OidcClient,
  type OidcClientSettings,
  type SigninResponse,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { Client } from '../../index.ts';
import { audience } from '../../testing/demo.ts';
import { fetchGlobally, type Site } from './site.ts';

/** The library's protocol client, set up by discovery. It knows no fetch but the computer's, and keeps its state in memory here. */
export function oidcClientOf(
  site: Site,
  demo: Client,
  { fetch = site.fetch, ...settings }: Partial<OidcClientSettings> & { fetch?: typeof site.fetch } = {},
): OidcClient {
  fetchGlobally(fetch);
  const { client_id, client_secret, redirect_uris, post_logout_redirect_uris = [] } = demo;
  return new OidcClient({
    ...{ authority: site.issuer, client_id, redirect_uri: redirect_uris[0] ?? '', resource: audience },
    ...(client_secret === undefined ? {} : { client_secret }),
    ...(post_logout_redirect_uris[0] ? { post_logout_redirect_uri: post_logout_redirect_uris[0] } : {}),
    client_authentication:
      demo.token_endpoint_auth_method === 'client_secret_basic'
        ? 'client_secret_basic'
        : 'client_secret_post',
    scope: 'openid profile email offline_access read:trips',
    stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    ...settings,
  });
}

/** Refreshes what a login or an earlier refresh gave. */
export function refreshed(app: OidcClient, from: SigninResponse): Promise<SigninResponse> {
  const { session_state, scope = '', id_token = '', profile, refresh_token = '' } = from;
  const state = { session_state, scope, id_token, profile, refresh_token };
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React
  return app.useRefreshToken({ state });
}

/** A place for the DPoP key; the library ships one over IndexedDB only. */
export class DPoPMemory {
  readonly #kept = new Map<string, DPoPState>();

  async set(key: string, value: DPoPState): Promise<void> {
    this.#kept.set(key, value);
  }

  async get(key: string): Promise<DPoPState> {
    return this.#kept.get(key) as DPoPState;
  }

  async remove(key: string): Promise<DPoPState> {
    const value = await this.get(key);
    this.#kept.delete(key);
    return value;
  }

  async getAllKeys(): Promise<string[]> {
    return [...this.#kept.keys()];
  }
}
