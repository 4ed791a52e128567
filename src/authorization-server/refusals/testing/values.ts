import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { demoKey } from '../../../lab/keys.ts';
import { signJwt } from '../../../protocol/jwt.ts';
import { codeChallenge } from '../../../protocol/pkce.ts';
import type { Client } from '../../index.ts';
import type { Late, Value } from './asked.ts';
import { signer, signerKeys } from './clients.ts';

/** The verifier behind every challenge here. */
export const verifier = 'a-verifier-of-at-least-forty-three-characters-0123';
export const challenge = codeChallenge(verifier, 'S256');

/** State of every authorization request here: RFC 6749 allows every printable ASCII character in it. */
export const STATE = 'the state & all=its #signs? +%41 "<b>"';

/** A parameter that is left out. */
export const absent = undefined;

/** What was made under this name: `the('code')`. */
export const the =
  (name: string): Late =>
  (world) =>
    world.the(name);

/** The same value with a change. */
export const changed =
  (value: Late, change: (text: string) => string): Late =>
  async (world) =>
    change(await value(world));

/** A text with another last character. */
export const tampered = (text: string): string =>
  text.slice(0, -4) + (text.endsWith('AAAA') ? 'BBBB' : 'AAAA');

/** A JWT whose claims were changed and whose signature was not. */
export const forged =
  (claims: Record<string, unknown>) =>
  (jwt: string): string => {
    const [head, body, signature] = jwt.split('.');
    return [head, part({ ...read(body), ...claims }), signature].join('.');
  };

/** A JWT whose header was changed and whose signature was not. */
export const withJwtHeader =
  (members: Record<string, unknown>) =>
  (jwt: string): string => {
    const [head, body, signature] = jwt.split('.');
    return [part({ ...read(head), ...members }), body, signature].join('.');
  };

/** A JWT signed with HMAC, the secret being the server's public key as everybody can read it. */
export const byPublicKey = (jwt: string): string => {
  const [head, body] = jwt.split('.');
  const text = `${part({ ...read(head), alg: 'HS256' })}.${body}`;
  const { kty, n, e } = demoKey;
  const key = createPublicKey({ key: { kty, n: String(n), e: String(e) }, format: 'jwk' });
  const secret = key.export({ type: 'spki', format: 'pem' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

/** A JWT with `alg: none` and no signature. */
export const unsigned = (jwt: string): string => {
  const [head, body] = jwt.split('.');
  return `${part({ ...read(head), alg: 'none' })}.${body}.`;
};

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (text = ''): Record<string, unknown> => JSON.parse(Buffer.from(text, 'base64url').toString());

/** HTTP Basic credentials, each part form-encoded first as RFC 6749 §2.3.1 has it. */
export const basic = (id: string, secret: string): string =>
  rawBasic(`${formEncoded(id)}:${formEncoded(secret)}`);

/** HTTP Basic credentials, the text taken as it is. */
export const rawBasic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

/** The client's own credentials. */
export const basicOf = ({ client_id, client_secret = '' }: Client): string => basic(client_id, client_secret);

/** An access token in the header. */
export const bearer =
  (token: Value): Late =>
  async (world) =>
    `Bearer ${typeof token === 'function' ? await token(world) : token}`;

/** The claims of a good assertion by the client {@link signer}; times are seconds from now. */
export interface AssertionClaims {
  readonly [name: string]: unknown;
  readonly expiresIn?: number;
}

/** A client assertion (RFC 7523) by {@link signer}, with changed claims or another header. */
export const assertion =
  ({ expiresIn = 60, ...claims }: AssertionClaims = {}): Late =>
  async (world) => {
    const times = { iat: world.now, exp: world.now + expiresIn };
    const names = { iss: signer.client_id, sub: signer.client_id, aud: 'https://auth.granttour.example/' };
    const payload = JSON.parse(JSON.stringify({ ...names, ...times, jti: 'assertion-1', ...claims }));
    const header = { alg: 'ES256', kid: 'signer-1' };
    return new SignJWT(payload).setProtectedHeader(header).sign(signerKeys.privateKey);
  };

/** A good assertion but for an extension in its header that must be understood, and that nobody knows. */
export const assertionWithExtension: Late = ({ now }) =>
  new SignJWT({ iss: 'signer', sub: 'signer', aud: 'https://auth.granttour.example/', jti: 'a' })
    .setExpirationTime(now + 60)
    .setProtectedHeader({ alg: 'ES256', kid: 'signer-1', crit: ['exotic'], exotic: true })
    .sign(signerKeys.privateKey, { crit: { exotic: true } });

/** A good assertion but for its signature, which is by a key that nobody registered. */
export const assertionByAnotherKey: Late = async (world) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new SignJWT({ iss: 'signer', sub: 'signer', aud: 'https://auth.granttour.example/', jti: 'a' })
    .setExpirationTime(world.now + 60)
    .setProtectedHeader({ alg: 'ES256', kid: 'signer-1' })
    .sign(privateKey);
};

/** An assertion signed with HMAC, the key being the client's public key as everybody can read it. */
export const assertionByPublicKey: Late = async (world) => {
  const publicKey = signerKeys.publicKey.export({ type: 'spki', format: 'pem' });
  return new SignJWT({ iss: 'signer', sub: 'signer', aud: 'https://auth.granttour.example/', jti: 'a' })
    .setExpirationTime(world.now + 60)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(String(publicKey)));
};

/** A JWT that this server's own key signed, with any claims: as if the server had made it for another purpose. */
export const signedByServer =
  (claims: (now: number) => Record<string, unknown>, typ: 'JWT' | 'at+jwt' = 'at+jwt'): Late =>
  ({ now }) =>
    signJwt(claims(now), demoKey, typ);
