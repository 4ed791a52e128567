import type { Trace } from '../../../trace/events.ts';
import { spa } from '../../apps.ts';
import { issuer } from '../../demo.ts';

/** A JWT with good-looking claims and a key id of the issuer, signed by nobody. */
export const forgedIdToken = forged();

function forged(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, aud: spa.clientId, sub: 'user-mallory', exp: 4e9, iat: 1 };
  return `${part({ alg: 'RS256', kid: 'demo-1' })}.${part(claims)}.${'A'.repeat(342)}`;
}

/** The first ID token that a token endpoint gave in a walk. */
export function idTokenFrom({ events }: Trace): string {
  for (const event of events) {
    if (event.kind !== 'response' || event.channel !== 'back') continue;
    const token = /"id_token":"([^"]+)"/.exec(event.message.body)?.[1];
    if (token !== undefined) return token;
  }
  throw new Error('no ID token');
}
