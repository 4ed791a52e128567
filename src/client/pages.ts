/** What the demo app can show. */
export type AppPage =
  | { readonly name: 'signed-out' }
  | { readonly name: 'signing-in' }
  | { readonly name: 'signed-in'; readonly user: string; readonly orders: readonly OrderLine[] };

/** One order, as a line on the app's page. */
export interface OrderLine {
  readonly id: string;
  readonly item: string;
  readonly quantity: string;
}

/** The demo app's page as HTML; everything in it is escaped. */
export function appPage(page: AppPage): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Wayfarer</title></head>',
    `<body data-page="app-${page.name}" data-site="app"><header><p class="brand">Wayfarer</p></header><main>`,
    content(page),
    '</main></body></html>',
  ].join('');
}

function content(page: AppPage): string {
  if (page.name === 'signed-out')
    return '<h1>Your orders</h1><p>Log in to see what you ordered.</p><form><button name="action" value="login">Log in</button></form>';
  if (page.name === 'signing-in')
    return '<h1>Signing you in…</h1><p>The app has the response and is checking it.</p>';
  const lines = page.orders.map(
    ({ id, item, quantity }) =>
      `<tr><td>${escapeHtml(id)}</td><td>${escapeHtml(item)}</td><td>${escapeHtml(quantity)}</td></tr>`,
  );
  return [
    `<h1>Your orders</h1><p>Signed in as <strong>${escapeHtml(page.user)}</strong>.</p>`,
    '<table><thead><tr><th scope="col">Order</th><th scope="col">Item</th><th scope="col">Quantity</th></tr></thead>',
    `<tbody>${lines.join('')}</tbody></table>`,
  ].join('');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
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
