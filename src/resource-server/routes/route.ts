import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { OrderStore, Owner } from '../orders.ts';

/** What a route works with, once its checks have passed. */
export interface Call {
  readonly request: HttpRequest;
  readonly issuer: string;
  readonly audience: string;
  readonly orders: OrderStore;
  /** Whose token it is; without an id on a route without checks. */
  readonly owner: Owner;
}

/** Something that the API does. */
export interface Route {
  readonly id: 'GET /' | 'GET /orders' | 'POST /orders';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The scope that it needs; empty where it needs none. */
  readonly scope: string;
  run(call: Call): HttpResponse;
}
