import { mediaType } from '../../protocol/http.ts';
import { parseNewOrder } from '../orders.ts';
import { json, problem } from '../responses.ts';
import type { Route } from './route.ts';

export const createOrder = {
  id: 'POST /orders',
  method: 'POST',
  path: '/orders',
  scope: 'write:orders',
  run({ request, orders, owner }) {
    if (mediaType(request) !== 'application/json') return problem(415, 'Send the order as application/json.');
    const order = parseNewOrder(request.body);
    return typeof order === 'string' ? problem(400, order) : json(201, orders.place(owner, order));
  },
} as const satisfies Route;
