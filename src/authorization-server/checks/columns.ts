/** What a column of the table stands for: an endpoint, one grant at the token endpoint, or the first look at a pushed request. */
export const columns = [
  'pushed',
  'authorize',
  'login',
  'consent',
  'activate',
  'logout',
  'par',
  'device',
  'token',
  'token:code',
  'token:refresh',
  'token:client',
  'token:password',
  'token:device',
  'userinfo',
  'introspect',
  'revoke',
  'document',
] as const;

/** The name of a column. */
export type Column = (typeof columns)[number];
