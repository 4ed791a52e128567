/** Who takes part in a flow. */
export type Party = 'user' | 'browser' | 'app' | 'authorization-server' | 'api' | 'attacker';

/** Front channel: through the browser, where its user and others can read. Back channel: straight between two programs. */
export type Channel = 'front' | 'back';

/** Where the content of a message could have been read by somebody other than its receiver. */
export type Reader =
  | 'address bar'
  | 'browser history'
  | 'Referer header'
  | 'browser memory'
  | 'app code'
  | 'server logs'
  | 'authorization server'
  | 'api'
  | 'network (TLS)';

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
  | 'client_secret'
  | 'password'
  | 'cookie';
