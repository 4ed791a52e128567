import type { SecretKind } from '../protocol/parties.ts';

/** How a kind of secret looks wherever a value of it goes. */
export interface SecretMark {
  /** One character, a shape that no other kind has, so that colour is never alone. */
  readonly glyph: string;
  /** The CSS custom property that holds its colour, such as `--secret-code`. */
  readonly hue: string;
  /** Its wire name. */
  readonly label: string;
  /** The name that fits between two lanes of the diagram. */
  readonly short: string;
}

/**
 * Hollow shapes belong to their filled partner: the challenge to its verifier, the user code to its device code. A pushed
 * request has the hue of the state that it holds.
 */
export const secretMark: Readonly<Record<SecretKind, SecretMark>> = {
  state: { glyph: '◆', hue: '--secret-state', label: 'state', short: 'state' },
  nonce: { glyph: '●', hue: '--secret-nonce', label: 'nonce', short: 'nonce' },
  code_verifier: { glyph: '▲', hue: '--secret-verifier', label: 'code_verifier', short: 'verifier' },
  code_challenge: { glyph: '△', hue: '--secret-challenge', label: 'code_challenge', short: 'challenge' },
  code: { glyph: '★', hue: '--secret-code', label: 'code', short: 'code' },
  access_token: { glyph: '■', hue: '--secret-access-token', label: 'access_token', short: 'access token' },
  id_token: { glyph: '▣', hue: '--secret-id-token', label: 'id_token', short: 'ID token' },
  refresh_token: {
    glyph: '◎',
    hue: '--secret-refresh-token',
    label: 'refresh_token',
    short: 'refresh token',
  },
  device_code: { glyph: '▼', hue: '--secret-device', label: 'device_code', short: 'device code' },
  user_code: { glyph: '▽', hue: '--secret-device', label: 'user_code', short: 'user code' },
  request_uri: { glyph: '▤', hue: '--secret-state', label: 'request_uri', short: 'request URI' },
  client_secret: { glyph: '◈', hue: '--secret-credential', label: 'client_secret', short: 'client secret' },
  client_assertion: {
    glyph: '▰',
    hue: '--secret-assertion',
    label: 'client_assertion',
    short: 'assertion',
  },
  dpop_proof: { glyph: '✚', hue: '--secret-proof', label: 'DPoP proof', short: 'DPoP proof' },
  password: { glyph: '◇', hue: '--secret-credential', label: 'password', short: 'password' },
  cookie: { glyph: '◐', hue: '--secret-cookie', label: 'cookie', short: 'cookie' },
};
