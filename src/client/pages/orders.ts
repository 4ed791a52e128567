import { type Html, html } from '../../protocol/html.ts';

/** One order, as a line on the app's page. */
export interface OrderLine {
  readonly id: string;
  readonly item: string;
  readonly quantity: string;
}

/** Who is signed in, and what the API gave the app. */
export function ordersOf(user: string, orders: readonly OrderLine[]): Html {
  const lines = orders.map(
    ({ id, item, quantity }) => html`<tr><td>${id}</td><td>${item}</td><td>${quantity}</td></tr>`,
  );
  return html`<p class="who">Signed in as <strong>${user}</strong>.</p><table><thead><tr><th scope="col">Order</th><th scope="col">Item</th><th scope="col">Quantity</th></tr></thead><tbody>${lines}</tbody></table>`;
}

/** Reads the API's orders; anything that has not their shape becomes no lines. */
export function orderLines(body: string): OrderLine[] {
  try {
    const value: unknown = JSON.parse(body);
    const orders = typeof value === 'object' && value !== null && 'orders' in value ? value.orders : value;
    return Array.isArray(orders) ? orders.map(orderLine) : [];
  } catch {
    return [];
  }
}

function orderLine(order: unknown): OrderLine {
  const field = (name: string) =>
    typeof order === 'object' && order !== null && name in order
      ? String((order as Record<string, unknown>)[name])
      : '';
  return { id: field('id'), item: field('item'), quantity: field('quantity') };
}
