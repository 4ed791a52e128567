import { json } from '../responses.ts';
import type { Route } from './route.ts';

export const describeApi = {
  id: 'GET /',
  method: 'GET',
  path: '/',
  scope: '',
  run({ issuer, audience }) {
    return json(200, {
      name: 'Harbour Coffee orders',
      audience,
      issuer,
      routes: {
        'GET /orders': { scope: 'read:orders', does: 'Lists the orders of the user' },
        'POST /orders': { scope: 'write:orders', does: 'Places an order: item, quantity' },
      },
    });
  },
} as const satisfies Route;
