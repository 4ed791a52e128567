import { createPrivateKey } from 'node:crypto';
import { importJWK, type JWK } from 'jose';
import type { Client } from '../../index.ts';
import { machineKey, webKey } from '../../testing/client-keys.ts';
import { machineJwt, webJwt } from '../../testing/demo.ts';

const keys: ReadonlyMap<string, JWK> = new Map([
  [webJwt.client_id, webKey],
  [machineJwt.client_id, machineKey],
]);

/** The private key with which a demo client signs its assertions, as a JWK. */
export function clientJwk({ client_id }: Client): JWK {
  const jwk = keys.get(client_id);
  if (!jwk) throw new Error(`${client_id} has no key`);
  return jwk;
}

/** The same as libraries over WebCrypto take it. */
export async function clientKey(client: Client): Promise<{ key: CryptoKey; kid: string }> {
  const jwk = clientJwk(client);
  return { key: (await importJWK(jwk, jwk.alg)) as CryptoKey, kid: jwk.kid ?? '' };
}

/** The same as PEM, and the algorithm that it is for. */
export function clientKeyPem(client: Client): { pem: string; alg: string } {
  const jwk = clientJwk(client);
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  return { pem: key.export({ type: 'pkcs8', format: 'pem' }).toString(), alg: jwk.alg ?? '' };
}
