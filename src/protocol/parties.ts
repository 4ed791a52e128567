/** Who takes part in a flow. */
export type Party = 'user' | 'browser' | 'app' | 'authorization-server' | 'api' | 'attacker';

/** Front channel: through the browser, where its user and others can read. Back channel: straight between two programs. */
export type Channel = 'front' | 'back';

/** Places where more than the two parties of a message, or than whoever types, could have read a value. */
export const exposedPlaces = [
  'address bar',
  'browser history',
  'Referer header',
  'browser memory',
  'page source',
  'server logs',
  'other apps on the device',
  'programs on this machine',
  'onlookers',
  'network (no TLS)',
  'attacker',
] as const;

/** Who reads a value because it is meant for them, and the network where TLS keeps it closed. */
export const intendedReaders = ['app code', 'authorization server', 'api', 'network (TLS)'] as const;

/** Where the content of a message could have been read. */
export type Reader = (typeof exposedPlaces)[number] | (typeof intendedReaders)[number];

/** Kinds of value that keep their identity through a flow. */
export type SecretKind =
  | 'state'
  | 'nonce'
  | 'code_verifier'
  | 'code_challenge'
  | 'code'
  | 'access_token'
  | 'id_token'
  | 'refresh_token'
  | 'device_code'
  | 'user_code'
  | 'request_uri'
  | 'client_secret'
  | 'client_assertion'
  | 'dpop_proof'
  | 'password'
  | 'cookie';
