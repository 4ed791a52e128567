import type { ChallengeMethod } from '../../protocol/pkce.ts';
import type { FlowOptions } from '../contract.ts';

/** What a person can set before the walk. */
export interface PkceOptions {
  readonly scope: string;
  readonly challengeMethod: ChallengeMethod | 'none';
  /** `prompt` of OIDC Core §3.1.2.1; empty leaves it out. */
  readonly prompt: string;
  /** `max_age` in seconds; empty leaves it out. */
  readonly maxAge: string;
  readonly loginHint: string;
  /** Whether the browser has a session before the walk: `none`, `signed in`, `signed in and consented`; the lab sees to it. */
  readonly session: string;
  /** Whether the walk goes on to a refresh after the API's answer, where a refresh token was issued. */
  readonly refresh: boolean;
}

/** The safe way: S256, every scope that the demo shows, a refresh with rotation. */
export const defaults = {
  scope: 'openid profile email offline_access read:orders',
  challengeMethod: 'S256',
  prompt: '',
  maxAge: '',
  loginHint: '',
  session: 'none',
  refresh: true,
} as const satisfies PkceOptions;

/** Reads options from a recipe; what is missing or of another type gets its default. */
export function readOptions(given: FlowOptions): PkceOptions {
  const text = (name: keyof PkceOptions, fallback: string): string => {
    const value = given[name];
    return typeof value === 'string' ? value : fallback;
  };
  const method = text('challengeMethod', defaults.challengeMethod);
  return {
    scope: text('scope', defaults.scope),
    challengeMethod: method === 'plain' || method === 'none' ? method : 'S256',
    prompt: text('prompt', defaults.prompt),
    maxAge: text('maxAge', defaults.maxAge),
    loginHint: text('loginHint', defaults.loginHint),
    session: text('session', defaults.session),
    refresh: given.refresh !== false && given.refresh !== 'false',
  };
}
