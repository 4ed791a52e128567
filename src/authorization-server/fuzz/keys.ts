import { createHash, createPrivateKey, type JsonWebKey, sign } from 'node:crypto';
import type { JWK } from 'jose';

/** A key of a client. It is for tests, and public. ES256 signatures are random, but nothing that a run decides hangs on their bytes. */
export interface ClientKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  /** Signs a JWT. */
  sign(header: object, claims: object): string;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function clientKey(kid: string, jwk: JsonWebKey): ClientKey {
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const { kty, crv, x, y } = jwk;
  return {
    kid,
    publicJwk: { kty, crv, x, y } as JWK,
    sign(header, claims) {
      const text = `${base64url(header)}.${base64url(claims)}`;
      const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
      return `${text}.${signature.toString('base64url')}`;
    },
  };
}

/** Signs the assertions of clients that authenticate by `private_key_jwt`. */
export const assertionKey = clientKey('client-1', {
  kty: 'EC',
  crv: 'P-256',
  x: 'hOYR5RS_C5TWxSVWh8vdieObxc2tc-67nUxG9jFpmTY',
  y: 'FUHDZgHwunfCPz179u_QEsA-RpNl9hlbQQgvmR42DI4',
  d: '9Y7rVTBhh61hR1jFfRQOUeV6NNHPkNLzYv78I8fzOkU',
});

/** Signs DPoP proofs. */
export const proofKeys: readonly ClientKey[] = [
  clientKey('dpop-1', {
    kty: 'EC',
    crv: 'P-256',
    x: '20kDCwbimrjUzbZ-R782t3OLbaB_PrveFduFlBIv11Y',
    y: '2gI2-H6Daz-3u61kN-8gYsH999t4FZe5APtSFxRl9nA',
    d: 'qoDMZEY9MeBHGPkP4XHBrDlkfArPNgUTMw_9q1toG2Y',
  }),
  assertionKey,
];

/** SHA-256 in BASE64URL: a code challenge, or `ath`. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
