import type { HttpRequest } from '../../../protocol/http.ts';

/** What a login has to be finished with. */
export interface Attempt {
  readonly state: string;
  readonly nonce?: string;
  readonly verifier?: string;
}

/** What a login ends with. */
export interface Tokens {
  readonly access_token: string;
  readonly id_token?: string | undefined;
  readonly refresh_token?: string | undefined;
  readonly sub?: string | undefined;
}

/** A client library, behind what the app with a server needs of one. */
export interface Library {
  begin(extra?: Readonly<Record<string, string>>): Promise<{ readonly url: URL; readonly attempt: Attempt }>;
  /** `callback` is the request that brought the answer. */
  finish(callback: HttpRequest, attempt: Attempt): Promise<Tokens>;
  refresh(token: string | undefined): Promise<Tokens>;
  userinfo(tokens: Tokens): Promise<unknown>;
  /** Calls the API. */
  call(token: string, url: string, method: 'GET' | 'POST'): Promise<number>;
  /** Ends the refresh token, where the library can. */
  revoke?(tokens: Tokens): Promise<void>;
  logoutUrl(tokens: Tokens): URL;
}
