import type { PastedToken } from '../entry.ts';
import { originIn } from './addresses.ts';
import { type Attempt, newAttempt } from './attempt.ts';
import { claimOf } from './tokens.ts';

/** Tokens that stood by themselves go to the attempt with their server and client; else they are one of their own. */
export function addPasted(attempts: Attempt[], tokens: readonly PastedToken[]): void {
  if (tokens.length === 0) return;
  const home = attempts.find((attempt) => tokens.some(({ value }) => isOf(attempt, value))) ?? attempts[0];
  const attempt = home ?? newAttempt();
  if (!home) attempts.push(attempt);
  attempt.pasted.push(...tokens);
  for (const { value } of tokens) {
    attempt.clientId ??= claimOf(value, 'azp') ?? claimOf(value, 'client_id') ?? claimOf(value, 'aud');
    const issuer = originIn(claimOf(value, 'iss'));
    if (issuer !== '') attempt.servers.add(issuer);
  }
}

function isOf({ servers, clientId }: Attempt, token: string): boolean {
  if (servers.has(originIn(claimOf(token, 'iss')))) return true;
  const client = claimOf(token, 'azp') ?? claimOf(token, 'client_id') ?? claimOf(token, 'aud');
  return client !== undefined && client === clientId;
}
