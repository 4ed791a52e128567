import { decodeProof, keyThumbprint, proofAlgorithms, proofSignatureVerifies } from '../../protocol/dpop.ts';
import { header } from '../../protocol/http.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import type { Exchange } from './exchange.ts';
import type { SeenProof } from './facts.ts';

/**
 * The DPoP proofs of requests, by their `seq`, verified.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 4.3](https://www.rfc-editor.org/rfc/rfc9449#section-4.3)
 */
export async function proofsIn(exchanges: readonly Exchange[]): Promise<ReadonlyMap<number, SeenProof>> {
  const proofs = new Map<number, SeenProof>();
  for (const { seq, request } of exchanges) {
    const value = header(request.message, 'dpop');
    if (value === undefined) continue;
    const field = { name: 'DPoP', value, seq, where: 'the DPoP header' };
    const hidden = request.lacks?.includes('values') ?? false;
    proofs.set(seq, { field, jwt: decodeJwt(value), ...(await judged(value, hidden)) });
  }
  return proofs;
}

async function judged(value: string, hidden: boolean): Promise<Pick<SeenProof, 'signature' | 'thumbprint'>> {
  const proof = decodeProof(value);
  const known = proofAlgorithms.some((algorithm) => algorithm === proof?.header['alg']);
  if (!proof?.jwk) return { signature: 'not checked' };
  const thumbprint = await keyThumbprint(proof.jwk);
  if (!known || hidden) return { signature: 'not checked', thumbprint };
  return { signature: (await proofSignatureVerifies(proof)) ? 'good' : 'bad', thumbprint };
}
