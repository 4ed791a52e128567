import type { Clock } from '../protocol/inputs.ts';

/** One order as the API tells it. */
export interface Order {
  readonly id: string;
  readonly item: string;
  readonly quantity: number;
  /** ISO 8601, UTC. */
  readonly placed_at: string;
}

/** What a caller may ask for. */
export type NewOrder = Pick<Order, 'item' | 'quantity'>;

/**
 * Whose orders a token opens: a user's, or those of a client that acts for nobody. They are kept apart, so that a client named like a
 * user does not get that user's orders.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 5](https://www.rfc-editor.org/rfc/rfc9068#section-5)
 */
export interface Owner {
  readonly kind: 'user' | 'client';
  /** The `sub` of the token. */
  readonly id: string;
}

/** Reads the owner out of a token's claims; the `sub` of a client that acts for nobody is its `client_id` (RFC 9068 §2.2). */
export function ownerOf({ sub, client_id }: Readonly<Record<string, unknown>>): Owner {
  const id = typeof sub === 'string' ? sub : '';
  return { kind: id !== '' && id === client_id ? 'client' : 'user', id };
}

/** Everybody's orders. */
export interface OrderStore {
  of(owner: Owner): readonly Order[];
  place(owner: Owner, order: NewOrder): Order;
}

const ITEMS = [
  'Harbour blend',
  'Filter papers',
  'Hand grinder',
  'Night watch espresso',
  'Enamel mug',
  'Decaf',
];

/** Two orders of long ago, picked by the user's id, so that each user is seen to have their own. */
export function demoOrders(sub: string): readonly Order[] {
  const pick = [...sub].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
  const item = (offset: number): string => ITEMS[(pick + offset) % ITEMS.length] ?? '';
  return [
    { id: 'order-1', item: item(0), quantity: 1, placed_at: '2025-05-04T09:30:00.000Z' },
    { id: 'order-2', item: item(1), quantity: 2, placed_at: '2025-06-21T16:05:00.000Z' },
  ];
}

/** What a client has ordered for itself: no person's orders. */
const CLIENT_ORDERS: readonly Order[] = [
  { id: 'order-1', item: 'Descaler for the machine', quantity: 4, placed_at: '2025-06-30T02:00:00.000Z' },
];

/** A store that starts with the given orders of users, and with demo orders for whoever has none there. */
export function createOrderStore(
  clock: Clock,
  given: Readonly<Record<string, readonly Order[]>> = {},
): OrderStore {
  const users = new Map(Object.entries(given));
  const clients = new Map<string, readonly Order[]>();
  const of = ({ kind, id }: Owner): readonly Order[] =>
    kind === 'client' ? (clients.get(id) ?? CLIENT_ORDERS) : (users.get(id) ?? demoOrders(id));
  return {
    of,
    place(owner, { item, quantity }) {
      const before = of(owner);
      const id = `order-${before.length + 1}`;
      const order = { id, item, quantity, placed_at: new Date(clock.now()).toISOString() };
      (owner.kind === 'client' ? clients : users).set(owner.id, [...before, order]);
      return order;
    },
  };
}

/** Reads a new order out of a JSON body, or says in a sentence what is wrong with it. */
export function parseNewOrder(body: string | undefined): NewOrder | string {
  const value = parseJson(body ?? '');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'The body is no JSON object.';
  const { item, quantity } = value as Partial<Record<string, unknown>>;
  if (typeof item !== 'string' || item.trim() === '' || item.length > 100)
    return 'item must be a text of 1 to 100 characters.';
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1 || quantity > 99)
    return 'quantity must be a whole number from 1 to 99.';
  return { item: item.trim(), quantity };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
