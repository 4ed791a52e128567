import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, type JWK, SignJWT } from 'jose';
import type { Asked, Late } from './asked.ts';
import { urls } from './asked.ts';

const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The key pair of the app, and somebody else's. */
export const appKey = ec();
export const otherKey = ec();

/** The thumbprint of a key, as `dpop_jkt` carries it (RFC 9449 §10). */
export const thumbprint = await calculateJwkThumbprint(appKey.publicKey.export({ format: 'jwk' }));
export const otherThumbprint = await calculateJwkThumbprint(otherKey.publicKey.export({ format: 'jwk' }));

/** What differs from a good proof; `undefined` leaves a claim or a header member out. */
export interface ProofChanges {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Seconds from now. */
  readonly issued?: number;
  /** The access token that `ath` is the hash of. */
  readonly ath?: Late;
  readonly nonce?: Late;
  readonly key?: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  /** Signs with this key, whatever `jwk` says. */
  readonly signer?: KeyObject;
}

/** A DPoP proof (RFC 9449 §4.2) for a request. */
export function proof(asked: Asked, changes: ProofChanges = {}): Late {
  const { claims = {}, header = {}, issued = 0, key = appKey, ath, nonce } = changes;
  return async (world) => {
    const payload = {
      jti: randomUUID(),
      htm: asked.method,
      htu: urls[asked.endpoint],
      iat: world.now + issued,
      ...(ath
        ? {
            ath: createHash('sha256')
              .update(await ath(world))
              .digest('base64url'),
          }
        : {}),
      ...(nonce ? { nonce: await nonce(world) } : {}),
      ...claims,
    };
    const head = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicKey.export({ format: 'jwk' }), ...header };
    const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
    return new SignJWT(plain(payload)).setProtectedHeader(plain(head)).sign(changes.signer ?? key.privateKey);
  };
}

/** The request with a DPoP proof. */
export const proven = (asked: Asked, changes: ProofChanges = {}): Asked => ({
  ...asked,
  headers: { ...asked.headers, DPoP: proof(asked, changes) },
});

/** A proof signed with HMAC, whose `jwk` gives the secret away. */
export const proofByHmac =
  (asked: Asked): Late =>
  ({ now }) => {
    const k = Buffer.from('a secret of thirty-two characters').toString('base64url');
    const jwk: JWK = { kty: 'oct', k };
    return new SignJWT({ jti: 'a', htm: asked.method, htu: urls[asked.endpoint], iat: now })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk })
      .sign(Buffer.from(k, 'base64url'));
  };
