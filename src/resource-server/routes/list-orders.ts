import { json } from '../responses.ts';
import type { Route } from './route.ts';

export const listOrders = {
  id: 'GET /orders',
  method: 'GET',
  path: '/orders',
  scope: 'read:orders',
  run({ orders, sub }) {
    return json(200, { orders: orders.of(sub) });
  },
} as const satisfies Route;
