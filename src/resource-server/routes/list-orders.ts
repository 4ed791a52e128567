import { json } from '../responses.ts';
import type { Route } from './route.ts';

export const listOrders = {
  id: 'GET /orders',
  method: 'GET',
  path: '/orders',
  scope: 'read:orders',
  run({ orders, owner }) {
    const client = owner.kind === 'client' ? { client_id: owner.id } : {};
    return json(200, { ...client, orders: orders.of(owner) });
  },
} as const satisfies Route;
