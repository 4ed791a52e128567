import { expect, test } from 'vitest';
import type { Header } from '../protocol/http.ts';
import { api, ask, bearer, list, place, token } from './testing/api.ts';

const json: Header = ['content-type', 'application/json'];
const machine = () => token({ sub: 'machine', client_id: 'machine' });

test('RFC 9068 §2.2 a token without a user gives the orders of the client itself, and says whose they are', async () => {
  const { status, body, values } = await ask(list(bearer(await machine())));
  expect(status).toBe(200);
  expect(body).toMatchObject({ client_id: 'machine', orders: [{ item: 'Descaler for the machine' }] });
  expect(values).toEqual([
    { name: 'sub', value: 'machine', note: 'The client itself: no user is behind this token' },
  ]);
  const users = await ask(list(bearer(await token())));
  expect(Object.keys(users.body)).toEqual(['orders']);
});

test('a client places orders for itself', async () => {
  const server = api();
  const auth = bearer(await machine());
  const placed = await ask(place('{"item":"Filter papers","quantity":50}', auth, json), server);
  expect(placed).toMatchObject({ status: 201, body: { id: 'order-2', item: 'Filter papers' } });
  expect((await ask(list(auth), server)).body.orders).toContainEqual(placed.body);
});

test('RFC 9068 §5 a client named like a user does not get that user’s orders, nor the other way', async () => {
  const server = api();
  const user = bearer(await token());
  const impostor = bearer(await token({ client_id: 'user-ana' }));
  const before = (await ask(list(user), server)).body.orders;
  const placed = await ask(place('{"item":"Lantern","quantity":1}', impostor, json), server);
  expect(placed.status).toBe(201);
  expect((await ask(list(user), server)).body.orders).toEqual(before);
  expect((await ask(list(impostor), server)).body).toMatchObject({ client_id: 'user-ana' });
});

test('a token without sub belongs to no client', async () => {
  const { body } = await ask(list(bearer(await token({ sub: undefined, client_id: undefined }))));
  expect(body).not.toHaveProperty('client_id');
});
