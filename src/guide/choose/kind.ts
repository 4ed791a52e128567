/** The kinds of app that the questions tell apart; several can have the same flow. */
export type Kind =
  | 'itself'
  | 'atOnce'
  | 'webApp'
  | 'serverSignIn'
  | 'postedSignIn'
  | 'passwordApp'
  | 'pageSignIn'
  | 'singlePage'
  | 'nativeApp'
  | 'deviceApp'
  | 'other';
