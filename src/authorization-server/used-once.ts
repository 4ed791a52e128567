import { assertionLifetime, assertionName } from './client-authentication.ts';
import type { Context } from './context.ts';
import { proofName, proofWindow } from './dpop.ts';

/** Remembers the assertion and the proof of a request that passed its checks, so that neither works again. */
export function rememberUsed(context: Context): void {
  const { server, now, authentication, dpop } = context;
  const { usedIds } = server.store;
  if (authentication.assertion)
    usedIds.set(assertionName(authentication.assertion), { expiresAt: now + assertionLifetime });
  if (dpop.proof) usedIds.set(proofName(context), { expiresAt: now + proofWindow.past + proofWindow.future });
}
