import { OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server';
import { demoKey } from '../../../lab/keys.ts';
import type { Handle } from '../../../protocol/http.ts';
import { injected } from '../../bench/contestants/listener.ts';

/** oauth2-mock-server: no users, no clients, every request is allowed; a code with a challenge wants its verifier. */
export async function mockAt(origin: string): Promise<Handle> {
  const issuer = new OAuth2Issuer();
  await issuer.keys.add({ ...demoKey });
  issuer.url = origin;
  return injected(new OAuth2Service(issuer).requestHandler);
}
