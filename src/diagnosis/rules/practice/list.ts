import type { Rule } from '../../rule.ts';
import { clientSecretPost } from './client-secret-post.ts';
import { implicitAccessToken } from './implicit-access-token.ts';
import { longLivedAccessToken } from './long-lived-access-token.ts';
import { noPkce } from './no-pkce.ts';
import { noRefreshRotation } from './no-refresh-rotation.ts';
import { passwordGrantUsed } from './password-grant-used.ts';

/** Notes on what works and is no longer advised. */
export const practiceRules: readonly Rule[] = [
  implicitAccessToken,
  passwordGrantUsed,
  noPkce,
  clientSecretPost,
  longLivedAccessToken,
  noRefreshRotation,
];
