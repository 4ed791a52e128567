import { useEffect, useState } from 'react';
import { decodeProof, keyThumbprint, proofSignatureVerifies } from '../../../protocol/dpop.ts';
import { type Jwks, signatureVerifies } from '../../../protocol/jwt.ts';

/** How verifying a signature went. */
export type Signature = 'checking' | 'verified' | 'refused' | 'no keys';

/** Verifies a token's signature with a key set; each pair once, and never with a key from outside the trace. */
export function useSignature(token: string, jwks: Jwks | undefined): Signature {
  const [result, setResult] = useState<{ token: string; jwks: Jwks; verified: boolean }>();
  useEffect(() => {
    if (!jwks) return;
    let wanted = true;
    void signatureVerifies(token, jwks).then((verified) => wanted && setResult({ token, jwks, verified }));
    return () => {
      wanted = false;
    };
  }, [token, jwks]);
  if (!jwks) return 'no keys';
  if (result?.token !== token || result.jwks !== jwks) return 'checking';
  return result.verified ? 'verified' : 'refused';
}

/** How verifying a DPoP proof went, and the thumbprint of the key that it carries. */
export interface ProofSignature {
  readonly signature: Exclude<Signature, 'no keys'>;
  /** `undefined` while it is worked out, and for a proof without a usable key. */
  readonly thumbprint: string | undefined;
}

/** Verifies a DPoP proof with the public key in its own header. */
export function useProofSignature(proof: string): ProofSignature {
  const [result, setResult] = useState<ProofSignature & { readonly proof: string }>();
  useEffect(() => {
    let wanted = true;
    void verifyProof(proof).then((verified) => wanted && setResult({ proof, ...verified }));
    return () => {
      wanted = false;
    };
  }, [proof]);
  return result?.proof === proof ? result : { signature: 'checking', thumbprint: undefined };
}

/** Verifies a DPoP proof and names its key. */
export async function verifyProof(text: string): Promise<ProofSignature> {
  const proof = decodeProof(text);
  if (!proof) return { signature: 'refused', thumbprint: undefined };
  const [verified, thumbprint] = await Promise.all([
    proofSignatureVerifies(proof),
    proof.jwk && keyThumbprint(proof.jwk).catch(() => undefined),
  ]);
  return { signature: verified ? 'verified' : 'refused', thumbprint };
}
