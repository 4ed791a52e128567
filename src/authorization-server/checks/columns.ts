/** What a column of the table stands for: an endpoint, or one grant at the token endpoint. */
export const columns = [
  'authorize',
  'login',
  'consent',
  'token',
  'token:code',
  'token:refresh',
  'userinfo',
  'revoke',
] as const;

/** The name of a column. */
export type Column = (typeof columns)[number];
