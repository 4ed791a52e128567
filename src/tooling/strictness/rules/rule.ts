import type { Demand } from '../demand.ts';

/** Why a row is not compared. */
export const leftOut = {
  scope: 'RFC 6749 §3.3 lets a server ignore a scope or take a default',
  open: 'the specifications leave it open, or say MAY',
  ours: 'a choice, limit or switch of ours that no specification asks for',
  application: 'a page or a rule that oidc-provider leaves to its application',
  rate: 'rate limits, which oidc-provider leaves to what stands before it',
  http: 'malformed HTTP, forms and routes: no OAuth or OpenID specification says what a server does',
  headers: 'two equal headers: HTTP libraries take one of them',
  secret: 'no specification forbids a secret by the other of the two secret methods',
  password: 'no password grant in oidc-provider',
  opaque: 'its tokens for userinfo and introspection are opaque, so that none can be forged',
  cors: 'no specification forbids a page to read an error that names nobody',
  setup: 'what comes before the row cannot be set up with oidc-provider',
} as const;

type Reason = keyof typeof leftOut;

/** Rows of a topic whose title matches: what is asked of them, or why they are left out. The first that matches counts. */
export type Rule = readonly [title: RegExp, asked: Demand | Reason];
