import { compactVerify } from 'jose';
import { publicKeyPem } from '../protocol/jwk.ts';
import { decodeJwt, type Jwks } from '../protocol/jwt.ts';

/**
 * Whether a token carries an HS256 signature whose secret is the PEM text of a public key: of the RSA key that its `kid` names, or of
 * any where it names none. No API should ever ask that; this one does when its policy says so, to show why.
 * @see [RFC 8725 - JSON Web Token Best Current Practices, section 2.1](https://www.rfc-editor.org/rfc/rfc8725#section-2.1)
 */
export async function hmacWithPublicKeyVerifies(token: string, { keys }: Jwks): Promise<boolean> {
  const kid = decodeJwt(token)?.header.kid;
  const jwk = keys.find((key) => key.kty === 'RSA' && (kid === undefined || key.kid === kid));
  if (!jwk) return false;
  try {
    const secret = new TextEncoder().encode(await publicKeyPem(jwk));
    await compactVerify(token, secret, { algorithms: ['HS256'] });
    return true;
  } catch {
    return false;
  }
}
