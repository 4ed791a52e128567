import { decodeProof } from '../protocol/dpop.ts';
import { type HttpRequest, headers } from '../protocol/http.ts';
import { decodeJwt } from '../protocol/jwt.ts';
import type { Attempt, Measure } from './check.ts';
import { firstToken, sentTokens } from './token-transports.ts';

/** Takes a request apart for the checks. */
export function attemptOf(request: HttpRequest, measure: Measure): Attempt {
  const sent = sentTokens(request);
  const { scheme, token = '' } = firstToken(sent) ?? {};
  const jwt = decodeJwt(token);
  const { header = {}, claims = {}, signature = '' } = jwt ?? {};
  const proofs = scheme === 'DPoP' ? headers(request, 'dpop') : [];
  return {
    ...measure,
    ...{ method: request.method, url: request.url, sent, scheme, token },
    ...{ isJwt: jwt !== undefined, header, claims, signature },
    ...{ proofs, proof: decodeProof(proofs[0] ?? '') },
  };
}
