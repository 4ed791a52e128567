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

/** Everybody's orders, by `sub`. */
export interface OrderStore {
  of(sub: string): readonly Order[];
  place(sub: string, order: NewOrder): Order;
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

/** A store that starts with the given orders, and with demo orders for whoever has none there. */
export function createOrderStore(
  clock: Clock,
  given: Readonly<Record<string, readonly Order[]>> = {},
): OrderStore {
  const orders = new Map(Object.entries(given));
  const of = (sub: string): readonly Order[] => orders.get(sub) ?? demoOrders(sub);
  return {
    of,
    place(sub, { item, quantity }) {
      const before = of(sub);
      const id = `order-${before.length + 1}`;
      const order = { id, item, quantity, placed_at: new Date(clock.now()).toISOString() };
      orders.set(sub, [...before, order]);
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
