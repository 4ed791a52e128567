import { accessTokenHash, makeProof } from '../protocol/dpop.ts';
import { randomToken } from '../protocol/encoding.ts';
import type { HttpRequest } from '../protocol/http.ts';
import { seconds } from '../protocol/inputs.ts';
import type { PrivateJwk } from '../protocol/jwt.ts';
import type { SigningTools } from './client-authentication.ts';

/**
 * Adds a proof that the sender holds the private key, for this method and URL alone. With an access token the proof names it too.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 4.2](https://www.rfc-editor.org/rfc/rfc9449#section-4.2)
 */
export async function withDpopProof(
  request: HttpRequest,
  key: PrivateJwk,
  { clock, random, value }: SigningTools,
  accessToken?: string,
): Promise<HttpRequest> {
  const claims = {
    jti: randomToken(random, 16),
    htm: request.method,
    htu: withoutQuery(request.url),
    iat: seconds(clock),
    ...(accessToken !== undefined && { ath: accessTokenHash(accessToken) }),
  };
  const proof = await makeProof({ key, claims });
  const forToken = accessToken === undefined ? '' : ' and this access token';
  const note = `Signed with the app's DPoP key, for ${claims.htm} ${claims.htu}${forToken}`;
  value({ name: 'DPoP', value: proof, note });
  return { ...request, headers: [...request.headers, ['dpop', proof]] };
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
