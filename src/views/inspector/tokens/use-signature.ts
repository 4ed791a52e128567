import { useEffect, useState } from 'react';
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
