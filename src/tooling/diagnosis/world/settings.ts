/** How the servers are set up just now: a scene changes them, and the next one finds them as they were. */
export interface Settings {
  /** Lifetimes in seconds. */
  readonly codeTtl: number;
  readonly accessTtl: number;
  readonly deviceTtl: number;
  /** Whether a refresh token is good for one use. */
  readonly rotate: boolean;
  /** Whether the session's cookie is sent in frames of other sites. */
  readonly crossSite: boolean;
  /** Whether DPoP proofs must carry a nonce of the server. */
  readonly dpopNonce: boolean;
  /** Whether the password grant wants a second factor. */
  readonly secondFactor: boolean;
  /** Whether the API asks the server about tokens that it cannot read. */
  readonly introspects: boolean;
  /** Seconds between polls that the device answer names. */
  readonly interval: number;
}

export const usual: Settings = {
  codeTtl: 60,
  accessTtl: 3600,
  deviceTtl: 600,
  rotate: true,
  crossSite: true,
  dpopNonce: false,
  secondFactor: false,
  introspects: false,
  interval: 1,
};
