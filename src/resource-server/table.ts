import type { ApiCheck } from './check.ts';
import { algorithmAllowed } from './checks/algorithm-allowed.ts';
import { audienceMatches } from './checks/audience-matches.ts';
import { bearerTokenPresent } from './checks/bearer-token-present.ts';
import { boundTokenHasProof } from './checks/bound-token-has-proof.ts';
import { dpopKeyMatches } from './checks/dpop-key-matches.ts';
import { dpopMethodMatches } from './checks/dpop-method-matches.ts';
import { dpopNonceMatches } from './checks/dpop-nonce-matches.ts';
import { dpopProofAlgorithm } from './checks/dpop-proof-algorithm.ts';
import { dpopProofFresh } from './checks/dpop-proof-fresh.ts';
import { dpopProofPresent } from './checks/dpop-proof-present.ts';
import { dpopProofSignature } from './checks/dpop-proof-signature.ts';
import { dpopProofUnused } from './checks/dpop-proof-unused.ts';
import { dpopProofWellFormed } from './checks/dpop-proof-well-formed.ts';
import { dpopTargetMatches } from './checks/dpop-target-matches.ts';
import { dpopTokenBound } from './checks/dpop-token-bound.ts';
import { dpopTokenHashMatches } from './checks/dpop-token-hash-matches.ts';
import { issuerMatches } from './checks/issuer-matches.ts';
import { oneTokenTransport } from './checks/one-token-transport.ts';
import { scopeSufficient } from './checks/scope-sufficient.ts';
import { signatureValid } from './checks/signature-valid.ts';
import { tokenAlreadyValid } from './checks/token-already-valid.ts';
import { tokenNotExpired } from './checks/token-not-expired.ts';
import { tokenTypeAtJwt } from './checks/token-type-at-jwt.ts';
import { createOrder } from './routes/create-order.ts';
import { describeApi } from './routes/describe-api.ts';
import { listOrders } from './routes/list-orders.ts';
import type { Route } from './routes/route.ts';

/** Every route of the API. */
export const ROUTES = [describeApi, listOrders, createOrder] as const;

const YES = true;
const NO = false;

/** Which checks guard which route, in the order in which they run. */
// biome-ignore format: a table
const TABLE: readonly (readonly [ApiCheck, Record<(typeof ROUTES)[number]['id'], boolean>])[] = [
  [bearerTokenPresent,   { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [oneTokenTransport,    { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [tokenTypeAtJwt,       { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [algorithmAllowed,     { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [signatureValid,       { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [issuerMatches,        { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [audienceMatches,      { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [tokenNotExpired,      { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [tokenAlreadyValid,    { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [boundTokenHasProof,   { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopTokenBound,       { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopProofPresent,     { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopProofWellFormed,  { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopProofAlgorithm,   { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopProofSignature,   { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopMethodMatches,    { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopTargetMatches,    { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopNonceMatches,     { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopProofFresh,       { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopTokenHashMatches, { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopKeyMatches,       { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [dpopProofUnused,      { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [scopeSufficient,      { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
];

/** The checks of a route, in order. */
export function checksOf(id: Route['id']): readonly ApiCheck[] {
  return TABLE.filter(([, guards]) => guards[id]).map(([check]) => check);
}
