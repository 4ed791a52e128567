import { header } from '../../../protocol/http.ts';
import { originIn } from './addresses.ts';
import type { Attempt } from './attempt.ts';
import type { Bag } from './bag.ts';
import type { Reading } from './reading.ts';

/** The parameters of a request to the server: of its form, or where somebody put them into the URL. */
export const parametersOf = ({ form, query }: Reading): Bag => (form.size > 0 ? form : query);

/** The client's id in a Basic header (RFC 6749 §2.3.1). */
export function basicUser({ exchange }: Reading): string | undefined {
  const [, credentials] = /^Basic +(\S+)/i.exec(header(exchange.entry.request, 'authorization') ?? '') ?? [];
  if (credentials === undefined) return undefined;
  try {
    return decodeURIComponent(atob(credentials).split(':')[0] ?? '') || undefined;
  } catch {
    return undefined;
  }
}

/** A page's script that asks is the app. */
export function addSender(attempt: Attempt, { exchange }: Reading): void {
  const origin = header(exchange.entry.request, 'origin');
  const sender = origin === 'null' ? '' : originIn(origin);
  if (sender !== '') attempt.apps.add(sender);
}

/** Who sent a request, as its page's origin: by `Origin`, else by `Referer`. */
export function senderOf({ exchange }: Reading): string {
  const { request } = exchange.entry;
  const origin = header(request, 'origin');
  return originIn(origin && origin !== 'null' ? origin : header(request, 'referer'));
}

/** The access token that a request carries, wherever it stands (RFC 6750 §2). */
export function tokenIn({ bearer, query, form }: Reading): string | undefined {
  return bearer ?? query.get('access_token') ?? form.get('access_token');
}
