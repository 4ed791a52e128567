import type { ApiCheck } from './check.ts';
import { algorithmAllowed } from './checks/algorithm-allowed.ts';
import { audienceMatches } from './checks/audience-matches.ts';
import { bearerTokenPresent } from './checks/bearer-token-present.ts';
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
  [bearerTokenPresent, { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [oneTokenTransport,  { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [tokenTypeAtJwt,     { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [algorithmAllowed,   { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [signatureValid,     { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [issuerMatches,      { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [audienceMatches,    { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [tokenNotExpired,    { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [tokenAlreadyValid,  { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
  [scopeSufficient,    { 'GET /': NO, 'GET /orders': YES, 'POST /orders': YES }],
];

/** The checks of a route, in order. */
export function checksOf(id: Route['id']): readonly ApiCheck[] {
  return TABLE.filter(([, guards]) => guards[id]).map(([check]) => check);
}
